//! `preview` as browsers and editors meet it: a running server, requests over a socket, saves on
//! the disk.
//!
//! Nothing sleeps for a change to arrive: each test waits for what it expects, up to a time that
//! a busy machine keeps too.

mod client;
mod ends;
mod requests;
mod roots;
mod running;
mod saves;
mod site;
mod told;
