//! Prints of photos, kept from run to run by the bytes of the file they were made from.
//!
//! Whether something is kept decides nothing: what is not there is made, the same to the byte.

use super::{Fault, develop, moves};
use crate::cache::{self, Cache, Key};
use crate::model::{Picture, PictureFormat, Print, prints};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// What prints are kept as.
const PRINT: &str = "print";
/// What is kept of a photo that can be published.
const SOUND: &str = "sound photo";

/// Makes prints, and remembers those that were made.
#[derive(Debug)]
pub struct Archive {
    cache: Arc<dyn Cache>,
    /// The photos that were proved in this run, so that they need not be read again.
    proved: Mutex<BTreeMap<PathBuf, Key>>,
}

/// A photo by its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Negative(Key);

/// What a photo that can be published is besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sound {
    /// One picture.
    Still,
    /// Several pictures after each other, of which the first is published.
    Moving,
}

impl Archive {
    /// One that keeps prints in a cache.
    pub fn new(cache: Arc<dyn Cache>) -> Self {
        Self { cache, proved: Mutex::default() }
    }

    /// Whether a photo can be published: every print of it, to the last pixel. `path` is where it
    /// lies. What was found once of the same bytes is not looked for again.
    ///
    /// # Errors
    /// A file that is broken anywhere, or is not `picture`.
    pub fn prove(&self, path: &Path, bytes: &[u8], picture: &Picture) -> Result<Sound, Fault> {
        let negative = Negative::of(bytes);
        let known = self.cache.get(SOUND, &negative.taken_for(picture));
        let sound = match known.as_deref() {
            Some([0]) => Sound::Still,
            Some([1]) => Sound::Moving,
            _ => self.look(&negative, bytes, picture)?,
        };
        let mut proved = self.proved.lock().unwrap_or_else(PoisonError::into_inner);
        proved.insert(path.to_owned(), negative.0);
        Ok(sound)
    }

    fn look(&self, negative: &Negative, bytes: &[u8], picture: &Picture) -> Result<Sound, Fault> {
        // Who decodes a photo may as well make its prints, where somebody keeps them.
        let prints = if self.cache.keeps() { prints(picture) } else { Vec::new() };
        self.develop(negative, bytes, picture, &prints)?;
        let sound = if moves(bytes) { Sound::Moving } else { Sound::Still };
        self.cache.put(SOUND, &negative.taken_for(picture), &[u8::from(sound == Sound::Moving)]);
        Ok(sound)
    }

    /// The photo at a path as it was when it was proved in this run.
    pub fn proved(&self, path: &Path) -> Option<Negative> {
        let proved = self.proved.lock().unwrap_or_else(PoisonError::into_inner);
        proved.get(path).copied().map(Negative)
    }

    /// A print that was made before of a photo that holds `picture`.
    pub fn print(&self, negative: &Negative, picture: &Picture, print: &Print) -> Option<Vec<u8>> {
        self.cache.get(PRINT, &negative.print(picture, print))
    }

    /// Makes prints of a photo as [`develop`] does, and keeps them.
    ///
    /// # Errors
    /// Those of [`develop`].
    pub fn develop(
        &self,
        negative: &Negative,
        bytes: &[u8],
        picture: &Picture,
        prints: &[Print],
    ) -> Result<Vec<Vec<u8>>, Fault> {
        let made = develop(bytes, picture, prints)?;
        for (print, bytes) in prints.iter().zip(&made) {
            self.cache.put(PRINT, &negative.print(picture, print), bytes);
        }
        Ok(made)
    }
}

impl Default for Archive {
    fn default() -> Self {
        Self::new(cache::nothing())
    }
}

impl Negative {
    /// The photo with these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Key::of(&[bytes]))
    }

    fn taken_for(&self, picture: &Picture) -> Key {
        Key::of(&[self.0.bytes(), &size(picture.width, picture.height, picture.format)])
    }

    fn print(&self, picture: &Picture, print: &Print) -> Key {
        let size = size(print.width, print.height, print.format);
        Key::of(&[self.taken_for(picture).bytes(), &size])
    }
}

fn size(width: u32, height: u32, format: PictureFormat) -> [u8; 9] {
    let format = match format {
        PictureFormat::Jpeg => 0,
        PictureFormat::Png => 1,
        PictureFormat::WebP => 2,
    };
    let ([a, b, c, d], [e, f, g, h]) = (width.to_le_bytes(), height.to_le_bytes());
    [a, b, c, d, e, f, g, h, format]
}
