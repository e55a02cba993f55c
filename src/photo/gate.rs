//! How many pixels are decoded at once, so that memory stays bounded on however many threads.
//!
//! A photo waits until there is room for it. The largest passes when it is alone.

use std::sync::{Condvar, Mutex, PoisonError};

/// How many bytes of decoded pixels there may be at once, of all threads together.
const MOST: u64 = 512 << 20;

/// Counts what is being decoded.
struct Gate {
    taken: Mutex<u64>,
    left: Condvar,
}

static GATE: Gate = Gate { taken: Mutex::new(0), left: Condvar::new() };

/// Room for the pixels of a photo, until it is dropped.
pub(super) struct Room(u64);

/// Waits for room for so many bytes.
pub(super) fn room_for(bytes: u64) -> Room {
    let mut taken = GATE.taken.lock().unwrap_or_else(PoisonError::into_inner);
    while *taken > 0 && *taken + bytes > MOST {
        taken = GATE.left.wait(taken).unwrap_or_else(PoisonError::into_inner);
    }
    *taken += bytes;
    Room(bytes)
}

impl Drop for Room {
    fn drop(&mut self) {
        let mut taken = GATE.taken.lock().unwrap_or_else(PoisonError::into_inner);
        *taken = taken.saturating_sub(self.0);
        GATE.left.notify_all();
    }
}
