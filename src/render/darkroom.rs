//! Where prints are made: each photo is decoded once, however many of its prints are asked for.
//!
//! What was made beside the print that was asked for is kept until it is fetched, of the latest
//! photos only and up to so many bytes, so that a thousand of them take no more memory than a few.
//! Where one site is made after the other, the latest prints that were fetched are kept too, for a
//! page that is looked at asks for them after every edit. From run to run an archive keeps them.
//! Nothing depends on what is kept: a print that is gone is made again, the same to the byte.

use crate::diagnostics::{Failure, Phrase};
use crate::model::Picture;
use crate::output::Read;
use crate::photo::{Archive, Fault, Negative, Print};
use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Of how many photos prints are kept: more than threads work at once.
const KEPT: usize = 128;

/// How many bytes of prints that were not fetched yet are kept: far more than those of the photos
/// that threads work at, unless each is enormous.
const KEPT_UNFETCHED: usize = 64 << 20;

/// How many bytes of fetched prints are kept where sites follow each other.
const KEPT_BYTES: usize = 32 << 20;

/// Makes and keeps prints; shared by all recipes of a site.
#[derive(Debug)]
pub(crate) struct Darkroom {
    archive: Arc<Archive>,
    sheets: Mutex<VecDeque<Arc<Sheet>>>,
    /// How many bytes of prints sheets may hold.
    most: usize,
    drawer: Mutex<Drawer>,
}

/// Prints that were fetched, the latest last.
#[derive(Debug, Default)]
struct Drawer {
    most: usize,
    bytes: usize,
    prints: VecDeque<(Key, Vec<u8>)>,
}

/// A photo by its path and its bytes, and which print of it.
type Key = (PathBuf, Negative, Print);

/// What is kept of one photo. Who makes its prints holds the lock, and others wait for them.
#[derive(Debug)]
struct Sheet {
    path: PathBuf,
    made: Mutex<Option<Made>>,
    /// Of the prints it holds, to be known without waiting for who makes them.
    bytes: AtomicUsize,
}

#[derive(Debug)]
struct Made {
    /// What it was made from, so that a photo that was replaced is made again.
    negative: Negative,
    prints: BTreeMap<Print, Vec<u8>>,
}

/// A photo and what it is to be published as.
#[derive(Debug)]
pub(crate) struct Order {
    /// What picture the file holds.
    pub(crate) picture: Picture,
    /// Every print of it that will be asked for.
    pub(crate) prints: Vec<Print>,
}

impl Darkroom {
    /// One that gives up what was fetched.
    pub(crate) fn new(archive: Arc<Archive>) -> Self {
        let (sheets, drawer) = Default::default();
        Self { archive, sheets, most: KEPT_UNFETCHED, drawer }
    }

    /// One that keeps the latest prints that were fetched.
    pub(crate) fn that_keeps(archive: Arc<Archive>) -> Self {
        let drawer = Drawer { most: KEPT_BYTES, ..Drawer::default() };
        Self { drawer: Mutex::new(drawer), ..Self::new(archive) }
    }

    /// One print of a photo, whose file is read where it has to be.
    ///
    /// # Errors
    /// A file that is broken, or is not the picture of the order any more, and those of `read`.
    pub(crate) fn print(
        &self,
        (path, read): (&Path, &Read<'_>),
        order: &Order,
        wanted: Print,
    ) -> Result<Vec<u8>, Failure> {
        let proved = self.archive.proved(path);
        let print = |negative| self.archive.print(&negative, &order.picture, &wanted);
        if let Some(print) = proved.and_then(print) {
            return Ok(print);
        }
        let bytes = read(path)?;
        let key = (path.to_owned(), Negative::of(&bytes), wanted);
        if let Some(print) = locked(&self.drawer).get(&key) {
            return Ok(print);
        }
        let print = self.fetch((path, &bytes), order, &key)?;
        locked(&self.drawer).put(key, &print);
        Ok(print)
    }

    /// A print that lies ready, or is now made together with the others of its photo.
    fn fetch(
        &self,
        (path, bytes): (&Path, &[u8]),
        order: &Order,
        &(_, negative, wanted): &Key,
    ) -> Result<Vec<u8>, Failure> {
        let sheet = self.sheet(path);
        let mut made = locked(&sheet.made);
        let known = made.as_mut().filter(|made| made.negative == negative);
        if let Some(print) = known.and_then(|made| made.prints.remove(&wanted)) {
            sheet.bytes.fetch_sub(print.len(), Ordering::Relaxed);
            if made.as_ref().is_some_and(|made| made.prints.is_empty()) {
                self.put_away(&sheet);
            }
            return Ok(print);
        }
        if let Some(print) = self.archive.print(&negative, &order.picture, &wanted) {
            if made.is_none() {
                self.put_away(&sheet);
            }
            return Ok(print);
        }
        // Who asks again for what was fetched needs that alone.
        let again = made.as_ref().is_some_and(|made| made.negative == negative);
        let prints = if again { &[wanted][..] } else { &order.prints };
        if !again {
            // What is kept of the photo that was replaced nobody asks for.
            *made = None;
            sheet.bytes.store(0, Ordering::Relaxed);
        }
        let developed = self.archive.develop(&negative, bytes, &order.picture, prints);
        let developed = developed.map_err(|fault| failure(path, &fault))?;
        let mut all: BTreeMap<_, _> = prints.iter().copied().zip(developed).collect();
        let print = all.remove(&wanted).unwrap_or_default();
        if !again {
            sheet.bytes.store(all.values().map(Vec::len).sum(), Ordering::Relaxed);
            *made = Some(Made { negative, prints: all });
            drop(made);
            self.give_up(&sheet);
        }
        Ok(print)
    }

    fn sheet(&self, path: &Path) -> Arc<Sheet> {
        let mut sheets = locked(&self.sheets);
        if let Some(sheet) = sheets.iter().find(|sheet| sheet.path == path) {
            return Arc::clone(sheet);
        }
        let sheet = Arc::new(Sheet {
            path: path.to_owned(),
            made: Mutex::default(),
            bytes: AtomicUsize::new(0),
        });
        sheets.push_back(Arc::clone(&sheet));
        if sheets.len() > KEPT {
            sheets.pop_front();
        }
        sheet
    }

    /// Gives up the oldest sheets that hold anything, until all together hold no more than they
    /// may; the one that was just made stays, and so do those that are being made.
    fn give_up(&self, latest: &Arc<Sheet>) {
        let mut sheets = locked(&self.sheets);
        let held = |sheet: &Sheet| sheet.bytes.load(Ordering::Relaxed);
        let mut all: usize = sheets.iter().map(|sheet| held(sheet)).sum();
        sheets.retain(|sheet| {
            let bytes = held(sheet);
            let stays = all <= self.most || bytes == 0 || Arc::ptr_eq(sheet, latest);
            all -= if stays { 0 } else { bytes };
            stays
        });
    }

    fn put_away(&self, fetched: &Arc<Sheet>) {
        locked(&self.sheets).retain(|sheet| !Arc::ptr_eq(sheet, fetched));
    }
}

impl Drawer {
    fn get(&self, key: &Key) -> Option<Vec<u8>> {
        self.prints.iter().find(|(of, _)| of == key).map(|(_, print)| print.clone())
    }

    fn put(&mut self, key: Key, print: &[u8]) {
        if print.len() > self.most {
            return;
        }
        self.bytes += print.len();
        self.prints.push_back((key, print.to_owned()));
        while self.bytes > self.most {
            let Some((_, oldest)) = self.prints.pop_front() else { break };
            self.bytes -= oldest.len();
        }
    }
}

/// A thread that died while it held the lock left whole prints behind, or none.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn failure(path: &Path, fault: &Fault) -> Failure {
    let (message, hint) = (fault.message(), fault.hint());
    let attempted = Phrase::new(
        format!("이 사진은 {}. {}", message.ko, hint.ko),
        format!("the photo {}; {}", message.en, hint.en),
    );
    Failure::on(path, attempted, fault.cause())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PictureFormat;
    use crate::photo;
    use std::io::Cursor;

    fn photo(width: u32) -> (Vec<u8>, Order) {
        let mut bytes = Cursor::new(Vec::new());
        let pixels = image::RgbImage::from_pixel(width, 20, image::Rgb([9, 90, 200]));
        pixels.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        let picture = Picture { width, height: 20, format: PictureFormat::Png };
        (bytes.into_inner(), Order { picture, prints: photo::prints(&picture) })
    }

    fn empty() -> Darkroom {
        Darkroom::new(Arc::default())
    }

    fn asked(
        room: &Darkroom,
        (path, bytes): (&Path, &[u8]),
        order: &Order,
        print: Print,
    ) -> Result<Vec<u8>, Failure> {
        room.print((path, &|_| Ok(bytes.to_owned())), order, print)
    }

    fn kept(room: &Darkroom) -> usize {
        let sheets = locked(&room.sheets);
        let prints =
            |sheet: &Arc<Sheet>| locked(&sheet.made).as_ref().map_or(0, |m| m.prints.len());
        sheets.iter().map(prints).sum()
    }

    #[test]
    fn what_was_fetched_is_given_up_and_made_again_the_same() {
        let (room, path, (bytes, order)) = (empty(), Path::new("a.png"), photo(600));
        assert_eq!(order.prints.len(), 5);
        let mut fetched = Vec::new();
        for (index, print) in order.prints.iter().enumerate() {
            fetched.push(asked(&room, (path, &bytes), &order, *print).unwrap());
            assert_eq!(kept(&room), 4 - index);
            let again = asked(&room, (path, &bytes), &order, *print).unwrap();
            assert_eq!(fetched.last(), Some(&again));
        }
        let whole = photo::develop(&bytes, &order.picture, &order.prints).unwrap();
        assert_eq!(fetched, whole);
    }

    #[test]
    fn a_thousand_photos_looked_at_do_not_pile_up() {
        let (room, (bytes, order)) = (empty(), photo(30));
        for number in 0..1000 {
            let path = format!("{number}.png");
            asked(&room, (Path::new(&path), &bytes), &order, order.prints[0]).unwrap();
            assert!(kept(&room) <= KEPT * (order.prints.len() - 1));
        }
        assert_eq!(locked(&room.sheets).len(), KEPT);
    }

    /// The bytes that lie in sheets, each counted as its sheet says.
    fn held(room: &Darkroom) -> usize {
        let bytes = |sheet: &Arc<Sheet>| {
            let made = locked(&sheet.made);
            let held = made.as_ref().map_or(0, |made| made.prints.values().map(Vec::len).sum());
            assert_eq!(sheet.bytes.load(Ordering::Relaxed), held);
            held
        };
        locked(&room.sheets).iter().map(bytes).sum()
    }

    #[test]
    fn what_was_not_fetched_is_kept_up_to_so_many_bytes() {
        let (bytes, order) = photo(600);
        let ask = |room: &Darkroom, number: usize| {
            let path = format!("{number}.png");
            asked(room, (Path::new(&path), &bytes), &order, order.prints[0]).unwrap()
        };
        let room = empty();
        let print = ask(&room, 0);
        let one = held(&room);
        assert!(one > 0);
        let room = Darkroom { most: 3 * one + one / 2, ..empty() };
        for number in 0..20 {
            assert_eq!(ask(&room, number), print);
            assert_eq!(held(&room), one * (number + 1).min(3));
        }
        let kept: Vec<PathBuf> = locked(&room.sheets).iter().map(|s| s.path.clone()).collect();
        assert_eq!(kept, ["17.png", "18.png", "19.png"].map(PathBuf::from), "the oldest went");
        assert_eq!(ask(&room, 0), print, "what was given up is made again");
    }

    #[test]
    fn what_is_fetched_or_replaced_is_not_counted_any_more() {
        let (room, path) = (empty(), Path::new("a.png"));
        let ((first, order), (second, other)) = (photo(600), photo(500));
        asked(&room, (path, &first), &order, order.prints[0]).unwrap();
        let before = held(&room);
        let print = asked(&room, (path, &first), &order, order.prints[1]).unwrap();
        assert_eq!(held(&room), before - print.len());
        asked(&room, (path, &second), &order, order.prints[0]).unwrap_err();
        assert_eq!(held(&room), 0, "of the old photo nothing is kept");
        for print in &other.prints {
            asked(&room, (path, &second), &other, *print).unwrap();
            held(&room);
        }
        assert_eq!(held(&room), 0);
    }

    #[test]
    fn many_threads_get_the_same_prints_however_little_is_kept() {
        let (bytes, order) = photo(300);
        let whole = photo::develop(&bytes, &order.picture, &order.prints).unwrap();
        let room = Darkroom { most: 0, ..empty() };
        std::thread::scope(|threads| {
            for _ in 0..4 {
                threads.spawn(|| {
                    for number in 0..10 {
                        let path = PathBuf::from(format!("{number}.png"));
                        for (print, expected) in order.prints.iter().zip(&whole) {
                            let made = asked(&room, (&path, &bytes), &order, *print).unwrap();
                            assert_eq!(&made, expected);
                        }
                    }
                });
            }
        });
        assert!(
            locked(&room.sheets).iter().filter(|s| s.bytes.load(Ordering::Relaxed) > 0).count()
                <= 4
        );
    }

    #[test]
    fn a_print_that_was_fetched_is_not_made_again_while_sites_follow_each_other() {
        let (room, path, (bytes, order)) =
            (Darkroom::that_keeps(Arc::default()), Path::new("a.png"), photo(600));
        let first = asked(&room, (path, &bytes), &order, order.prints[0]).unwrap();
        // Of another picture nothing could be made: it lay ready.
        let broken = Order { picture: Picture { width: 1, ..order.picture }, prints: Vec::new() };
        assert_eq!(asked(&room, (path, &bytes), &broken, order.prints[0]).unwrap(), first);
        let (other, order) = photo(500);
        assert_ne!(asked(&room, (path, &other), &order, order.prints[0]).unwrap(), first);
    }

    #[test]
    fn what_was_fetched_is_kept_up_to_so_many_bytes() {
        let mut drawer = Drawer { most: 100, ..Drawer::default() };
        let photo = photo(30).1.prints[0];
        let key = |number: u8| (PathBuf::from("a"), Negative::of(&[number]), photo);
        for number in 0..50 {
            drawer.put(key(number), &[0; 30]);
            assert!(drawer.bytes <= 100 && drawer.bytes == 30 * drawer.prints.len());
        }
        drawer.put(key(50), &[0; 101]);
        let kept: Vec<bool> = (45..=50).map(|number| drawer.get(&key(number)).is_some()).collect();
        assert_eq!(kept, [false, false, true, true, true, false]);
    }

    #[test]
    fn a_photo_that_was_replaced_is_made_anew() {
        let (room, path) = (empty(), Path::new("a.png"));
        let ((first, order), (second, other)) = (photo(30), photo(40));
        asked(&room, (path, &first), &order, order.prints[0]).unwrap();
        let failure = asked(&room, (path, &second), &order, order.prints[1]).unwrap_err();
        assert!(failure.to_string().starts_with("`a.png`: the photo was replaced"), "{failure}");
        let made = asked(&room, (path, &second), &other, other.prints[1]).unwrap();
        assert_eq!(made, photo::develop(&second, &other.picture, &other.prints).unwrap()[1]);
    }
}
