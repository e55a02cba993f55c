//! The threads that answer requests, and how they end.
//!
//! What is answered is `answer`'s.

use super::Report;
use super::answer::{Desk, answer};
use super::host::Names;
use super::hub::Hub;
use super::port::Port;
use crate::diagnostics::{Failure, Phrase};
use axum::Router;
use axum::serve::ListenerExt as _;
use std::fmt::Display;
use std::io;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::signal::unix::{Signal, SignalKind, signal};

/// To hand bytes on takes little; pages are made on other threads.
const THREADS: usize = 2;
/// How long pages that are being made may hold up the end.
const FAREWELL: Duration = Duration::from_millis(200);

/// Threads that answer.
pub(super) struct Server {
    runtime: Runtime,
}

/// What a server is opened with from another thread.
pub(super) struct Handle(tokio::runtime::Handle);

impl Server {
    /// Starts threads, with at most `jobs` pages made at once. Reports when the user ends the
    /// program: Ctrl-C, or a polite request of the system.
    ///
    /// # Errors
    /// Where the machine fails.
    pub(super) fn start(jobs: NonZeroUsize, reports: Sender<Report>) -> Result<Self, Failure> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(THREADS)
            .max_blocking_threads(jobs.get().max(THREADS))
            .enable_all()
            .build()
            .map_err(could_not_start)?;
        let signals = {
            let _inside = runtime.enter();
            let both = || Ok((signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?));
            both().map_err(|error: io::Error| could_not_start(error))?
        };
        runtime.spawn(ended(signals, reports));
        Ok(Self { runtime })
    }

    /// What opens it from another thread.
    pub(super) fn handle(&self) -> Handle {
        Handle(self.runtime.handle().clone())
    }

    /// Ends every connection, whatever it is doing.
    pub(super) fn end(self) {
        self.runtime.shutdown_timeout(FAREWELL);
    }
}

impl Handle {
    /// Answers from now on.
    ///
    /// # Errors
    /// Where the machine fails.
    pub(super) fn open(&self, port: Port, host: &str, hub: Arc<Hub>) -> Result<(), Failure> {
        let names = Names::new(host, port.address.port(), port.is_open());
        let app = Router::new().fallback(answer).with_state(Arc::new(Desk { hub, names }));
        let _inside = self.0.enter();
        let listener = TcpListener::from_std(port.listener).map_err(could_not_start)?;
        // Without it, each answer on a connection that is kept open waits 40 ms for an
        // acknowledgement (Nagle's algorithm meeting delayed ACKs).
        let listener = listener.tap_io(|tcp| drop(tcp.set_nodelay(true)));
        self.0.spawn(async move { axum::serve(listener, app).await });
        Ok(())
    }
}

async fn ended((mut interrupt, mut terminate): (Signal, Signal), reports: Sender<Report>) {
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    let _ = reports.send(Report::Ended);
}

fn could_not_start(error: impl Display) -> Failure {
    Failure::new(Phrase::new("서버를 시작할 수 없습니다", "could not start the server"), error)
}
