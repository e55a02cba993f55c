//! What can't be seen from outside: every schema key is met, and no bytes make a decoder panic.
