//! Photos: what a picture file is, and the prints a page shows of it.
//!
//! The only place that knows `image`, `fast_image_resize`, `webp` and `moxcms`. A photo is decoded
//! and encoded anew, so nothing the camera wrote (place, time, owner, colour profile) reaches the
//! site. Touches no disk: bytes in, bytes out. What is kept of them is the archive's.

mod archive;
mod colour;
mod develop;
mod encode;
mod entropy;
mod fault;
mod gate;
mod head;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

pub use archive::{Archive, Negative, Sound};
pub use develop::develop;
pub use fault::Fault;
pub use head::{moves, probe};

pub use crate::model::{Print, prints};
