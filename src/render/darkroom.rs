//! Where prints are made: each photo is decoded once, however many of its prints are asked for.
//!
//! What was made beside the print that was asked for is kept until it is fetched, of the latest
//! photos only, so that a thousand of them take no more memory than a few. Nothing depends on
//! what is kept: a print that is gone is made again, the same to the byte.

use crate::diagnostics::{Failure, Phrase};
use crate::model::Picture;
use crate::photo::{self, Fault, Print};
use std::collections::{BTreeMap, VecDeque};
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Of how many photos prints are kept: more than threads work at once.
const KEPT: usize = 128;

/// Makes and keeps prints; shared by all recipes of a site.
#[derive(Debug, Default)]
pub(crate) struct Darkroom {
    sheets: Mutex<VecDeque<Arc<Sheet>>>,
}

/// What is kept of one photo. Who makes its prints holds the lock, and others wait for them.
#[derive(Debug)]
struct Sheet {
    path: PathBuf,
    made: Mutex<Option<Made>>,
}

#[derive(Debug)]
struct Made {
    /// Of the bytes it was made from, so that a photo that was replaced is made again.
    hash: u64,
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
    /// One print of a photo, from the bytes of its file.
    ///
    /// # Errors
    /// A file that is broken, or is not the picture of the order any more.
    pub(crate) fn print(
        &self,
        (path, bytes): (&Path, &[u8]),
        order: &Order,
        wanted: Print,
    ) -> Result<Vec<u8>, Failure> {
        let sheet = self.sheet(path);
        let mut made = locked(&sheet.made);
        let hash = hash(bytes);
        let known = made.as_mut().filter(|made| made.hash == hash);
        if let Some(print) = known.and_then(|made| made.prints.remove(&wanted)) {
            if made.as_ref().is_some_and(|made| made.prints.is_empty()) {
                self.put_away(&sheet);
            }
            return Ok(print);
        }
        // Who asks again for what was fetched needs that alone.
        let again = made.as_ref().is_some_and(|made| made.hash == hash);
        let prints = if again { &[wanted][..] } else { &order.prints };
        let developed = photo::develop(bytes, &order.picture, prints);
        let developed = developed.map_err(|fault| failure(path, &fault))?;
        let mut all: BTreeMap<_, _> = prints.iter().copied().zip(developed).collect();
        let print = all.remove(&wanted).unwrap_or_default();
        if !again {
            *made = Some(Made { hash, prints: all });
        }
        Ok(print)
    }

    fn sheet(&self, path: &Path) -> Arc<Sheet> {
        let mut sheets = locked(&self.sheets);
        if let Some(sheet) = sheets.iter().find(|sheet| sheet.path == path) {
            return Arc::clone(sheet);
        }
        let sheet = Arc::new(Sheet { path: path.to_owned(), made: Mutex::default() });
        sheets.push_back(Arc::clone(&sheet));
        if sheets.len() > KEPT {
            sheets.pop_front();
        }
        sheet
    }

    fn put_away(&self, fetched: &Arc<Sheet>) {
        locked(&self.sheets).retain(|sheet| !Arc::ptr_eq(sheet, fetched));
    }
}

/// A thread that died while it held the lock left whole prints behind, or none.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
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
    use std::io::Cursor;

    fn photo(width: u32) -> (Vec<u8>, Order) {
        let mut bytes = Cursor::new(Vec::new());
        let pixels = image::RgbImage::from_pixel(width, 20, image::Rgb([9, 90, 200]));
        pixels.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        let picture = Picture { width, height: 20, format: PictureFormat::Png };
        (bytes.into_inner(), Order { picture, prints: photo::prints(&picture) })
    }

    fn kept(room: &Darkroom) -> usize {
        let sheets = locked(&room.sheets);
        let prints =
            |sheet: &Arc<Sheet>| locked(&sheet.made).as_ref().map_or(0, |m| m.prints.len());
        sheets.iter().map(prints).sum()
    }

    #[test]
    fn what_was_fetched_is_given_up_and_made_again_the_same() {
        let (room, path, (bytes, order)) = (Darkroom::default(), Path::new("a.png"), photo(600));
        assert_eq!(order.prints.len(), 5);
        let mut fetched = Vec::new();
        for (index, print) in order.prints.iter().enumerate() {
            fetched.push(room.print((path, &bytes), &order, *print).unwrap());
            assert_eq!(kept(&room), 4 - index);
            let again = room.print((path, &bytes), &order, *print).unwrap();
            assert_eq!(fetched.last(), Some(&again));
        }
        let whole = photo::develop(&bytes, &order.picture, &order.prints).unwrap();
        assert_eq!(fetched, whole);
    }

    #[test]
    fn a_thousand_photos_looked_at_do_not_pile_up() {
        let (room, (bytes, order)) = (Darkroom::default(), photo(30));
        for number in 0..1000 {
            let path = format!("{number}.png");
            room.print((Path::new(&path), &bytes), &order, order.prints[0]).unwrap();
            assert!(kept(&room) <= KEPT * (order.prints.len() - 1));
        }
        assert_eq!(locked(&room.sheets).len(), KEPT);
    }

    #[test]
    fn a_photo_that_was_replaced_is_made_anew() {
        let (room, path) = (Darkroom::default(), Path::new("a.png"));
        let ((first, order), (second, other)) = (photo(30), photo(40));
        room.print((path, &first), &order, order.prints[0]).unwrap();
        let failure = room.print((path, &second), &order, order.prints[1]).unwrap_err();
        assert!(failure.to_string().starts_with("`a.png`: the photo was replaced"), "{failure}");
        let made = room.print((path, &second), &other, other.prints[1]).unwrap();
        assert_eq!(made, photo::develop(&second, &other.picture, &other.prints).unwrap()[1]);
    }
}
