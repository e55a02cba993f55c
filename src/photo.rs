//! Photos: what a picture file is, and the prints a page shows of it.
//!
//! The only place that knows `image`, `fast_image_resize`, `webp` and `moxcms`. A photo is decoded
//! and encoded anew, so nothing the camera wrote (place, time, owner, colour profile) reaches the
//! site. Touches no disk, keeps nothing, and knows nothing of paths: bytes in, bytes out.

mod colour;
mod develop;
mod encode;
mod fault;
mod head;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

pub use develop::develop;
pub use fault::Fault;
pub use head::probe;

pub use crate::model::{Print, prints};
