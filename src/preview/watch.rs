//! What happens on the disk below the watched folders, told to the engine.
//!
//! Tells every step and decides nothing: what is worth acting on, and when, is `quiet`'s. Only
//! the kind of an event is looked at here, because this runs for each of tens of thousands.

use super::engine::Wake;
use super::poll::Polling;
use super::quiet::Step;
use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RenameMode};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::path::Path;
use std::sync::mpsc::Sender;

/// How often watching is tried again.
const TRIES: usize = 2;

/// Watches until it is dropped.
#[derive(Debug)]
pub(super) enum Watch {
    /// The system tells.
    Told(
        #[expect(dead_code, reason = "kept because dropping it ends the watch")] RecommendedWatcher,
    ),
    /// The system can't tell of so many folders: they are looked through again and again.
    Polled(#[expect(dead_code, reason = "kept because dropping it ends the watch")] Polling),
}

/// Why folders are not watched as they should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    /// The system watches no more folders for this user.
    Reached,
    /// The system can't watch these.
    Unable,
}

impl Watch {
    /// Watches folders and all that is in them. Says why, where it must look through them instead.
    pub(super) fn start<'a>(
        folders: impl Iterator<Item = &'a Path> + Clone,
        wakes: &Sender<Wake>,
    ) -> (Self, Option<Limit>) {
        // A folder that vanishes while it is walked fails the whole: the next try meets it no more.
        let mut outcome = told(folders.clone(), wakes);
        for _ in 0..TRIES {
            let again = outcome.as_ref().is_err_and(|error| !is_limit(error));
            if again {
                outcome = told(folders.clone(), wakes);
            }
        }
        match outcome {
            Ok(watcher) => (Self::Told(watcher), None),
            Err(error) => {
                let limit = if is_limit(&error) { Limit::Reached } else { Limit::Unable };
                (Self::polled(folders, wakes), Some(limit))
            }
        }
    }

    /// Looks through folders without trying to be told.
    pub(super) fn polled<'a>(
        folders: impl Iterator<Item = &'a Path>,
        wakes: &Sender<Wake>,
    ) -> Self {
        Self::Polled(Polling::start(folders, wakes))
    }

    /// Whether it looks through the folders.
    pub(super) fn is_polled(&self) -> bool {
        matches!(self, Self::Polled(_))
    }
}

fn told<'a>(
    folders: impl Iterator<Item = &'a Path>,
    wakes: &Sender<Wake>,
) -> notify::Result<RecommendedWatcher> {
    let sender = wakes.clone();
    let mut watcher = notify::recommended_watcher(move |event| tell(event, &sender))?;
    for folder in folders {
        watcher.watch(folder, RecursiveMode::Recursive)?;
    }
    Ok(watcher)
}

fn is_limit(error: &notify::Error) -> bool {
    matches!(error.kind, ErrorKind::MaxFilesWatch)
}

/// Passes an event on. Nobody listens any more only where the preview ends.
fn tell(event: notify::Result<Event>, wakes: &Sender<Wake>) {
    let event = match event {
        Ok(event) => event,
        Err(error) => {
            return drop(wakes.send(if is_limit(&error) { Wake::Limited } else { Wake::Lost }));
        }
    };
    if event.need_rescan() {
        return drop(wakes.send(Wake::Lost));
    }
    let Some(step) = step(&event) else { return };
    for path in event.paths {
        let _ = wakes.send(Wake::Happened(step, path));
    }
}

/// What an event means. Our own reading of files makes events too, which mean nothing: notify
/// 8 asks inotify for `IN_OPEN` whatever it is configured to tell.
fn step(event: &Event) -> Option<Step> {
    Some(match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Step::Closed,
        EventKind::Access(_) => return None,
        EventKind::Create(CreateKind::Folder) => Step::NewFolder,
        EventKind::Modify(ModifyKind::Name(RenameMode::To))
            if event.paths.iter().any(|path| path.is_dir()) =>
        {
            Step::NewFolder
        }
        EventKind::Create(CreateKind::File) | EventKind::Modify(ModifyKind::Data(_)) => {
            if CLOSE_IS_TOLD {
                Step::Written
            } else {
                Step::Changed
            }
        }
        _ => Step::Changed,
    })
}

/// Whether the system tells when a file that was written to is closed.
const CLOSE_IS_TOLD: bool = cfg!(any(target_os = "linux", target_os = "android"));

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{DataChange, Flag, MetadataKind};

    #[test]
    fn reading_a_file_means_nothing() {
        for access in [
            AccessKind::Open(AccessMode::Any),
            AccessKind::Read,
            AccessKind::Close(AccessMode::Read),
        ] {
            assert_eq!(step(&Event::new(EventKind::Access(access))), None);
        }
    }

    #[test]
    fn writing_closing_and_renaming_are_told_apart() {
        for (kind, expected) in [
            (EventKind::Access(AccessKind::Close(AccessMode::Write)), Step::Closed),
            (EventKind::Modify(ModifyKind::Data(DataChange::Any)), Step::Written),
            (EventKind::Create(CreateKind::File), Step::Written),
            (EventKind::Create(CreateKind::Folder), Step::NewFolder),
            (EventKind::Modify(ModifyKind::Name(RenameMode::To)), Step::Changed),
            (EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any)), Step::Changed),
            (EventKind::Remove(notify::event::RemoveKind::File), Step::Changed),
        ] {
            assert_eq!(step(&Event::new(kind).add_path("no/such/file".into())), Some(expected));
        }
    }

    #[test]
    fn lost_events_are_told_as_lost() {
        let (sender, receiver) = std::sync::mpsc::channel();
        tell(Ok(Event::new(EventKind::Other).set_flag(Flag::Rescan)), &sender);
        assert!(matches!(receiver.try_recv(), Ok(Wake::Lost)));
        tell(Err(notify::Error::new(ErrorKind::MaxFilesWatch)), &sender);
        assert!(matches!(receiver.try_recv(), Ok(Wake::Limited)));
    }
}
