//! One run's claim on a folder, and the new site put in its place.
//!
//! Whoever has the claim is alone: another run waits for it. It is taken before content is read,
//! so that the last to get it has read last, and no run publishes what is older than what is
//! there. Two locks make it, always in this order:
//!
//! 1. That of the staging folder, whose one name every run into the same output asks for.
//! 2. That of the output itself. After the exchange the old site has the staging folder's name, and
//!    this lock, until it is removed; and the new site has the lock of the staging folder.
//!
//! A lock is that of a folder, not of a name: after waiting, [`Folder::locked`] looks whether the
//! name still means that folder. Locks end with the process, however it ends.

use super::folder::Folder;
use super::keep::Brought;
use super::live::{self, Live};
use super::manifest;
use super::plan::{Plan, Summary};
use super::stage::{ASIDE, Stage};
use super::swap::{self, Old, Unswapped};
use super::target::Target;
use super::{Options, clear, keep, make, planned, salvage, trouble};
use crate::diagnostics::{Failure, Phrase};
use crate::output::Output;
use crate::progress::{Progress, Step};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// What a run did that has published.
#[derive(Debug)]
pub struct Published {
    /// Which files it did what with.
    pub plan: Plan,
    /// The BLAKE3 hash of [`MANIFEST`](super::MANIFEST).
    pub manifest: [u8; 32],
}

/// A folder that this run alone publishes into. Dropped, it leaves everything as it was.
#[derive(Debug)]
pub struct Claim {
    target: Target,
    stage: Stage,
    live: Option<Folder>,
}

impl Claim {
    /// Claims a folder; where another run has it, calls `waiting` once and waits until it ends.
    ///
    /// # Errors
    /// Where the folder is refused (not ours and not empty, a symbolic link, a folder of
    /// [`Options`], a disk of its own), or the disk fails.
    pub fn take(given: &Path, options: &Options, waiting: &dyn Fn()) -> Result<Self, Failure> {
        let target = Target::find(given, options)?;
        target.refuse_foreign()?;
        let mut wait = once(waiting);
        let stage = Stage::create(&target, &mut wait)?;
        let live = live_folder(&target, &mut wait)?;
        Ok(Self { target, stage, live })
    }

    /// Makes every file of the site and puts it in place in one step. Takes the site, because nobody
    /// needs it once its files are made.
    ///
    /// # Errors
    /// Where a path of the site can't be a file everywhere, or falls on a file of somebody else, a
    /// recipe fails, or the disk does. The old site is then untouched.
    pub fn publish(self, output: Output, progress: &dyn Progress) -> Result<Published, Failure> {
        let Self { target, stage, live } = self;
        progress.begin(Step::Compare, None);
        let live = Live::read(&target, live)?;
        let plan = planned(&output, &live, Some(stage.folder()), progress)?;
        // Every file is made: what they were made from is most of the memory.
        drop(output);
        let manifest = manifest::text(&plan.made).map_err(|error| {
            Failure::new(
                Phrase::new("파일 목록을 쓸 수 없습니다", "could not write the manifest"),
                error,
            )
        })?;
        if live.is_already(&plan, &manifest) {
            stage.remove()?;
        } else {
            let brought = complete(&plan, &live, &stage, &manifest, progress)?;
            put_in_place(&target, stage, &live, &brought, progress)?;
        }
        Ok(Published { plan, manifest: blake3::hash(&manifest).into() })
    }
}

/// Calls something the first time it is called.
pub(super) fn once(waiting: &dyn Fn()) -> impl FnMut() {
    let mut told = false;
    move || {
        if !told {
            told = true;
            waiting();
        }
    }
}

/// The output, once nobody else has it; nothing where there is none.
pub(super) fn live_folder(
    target: &Target,
    waiting: &mut dyn FnMut(),
) -> Result<Option<Folder>, Failure> {
    let path = target.path();
    let failed = |error: io::Error| live::could_not_read(path, &error);
    while fs::symlink_metadata(path).is_ok() {
        if let Some((folder, _)) = Folder::locked(path, waiting).map_err(failed)? {
            return Ok(Some(folder));
        }
    }
    Ok(None)
}

/// Brings into the staging folder what stays as it is, and the manifest; gives what was brought,
/// its number that of all files the folder then holds.
fn complete(
    plan: &Plan,
    live: &Live,
    stage: &Stage,
    manifest: &[u8],
    progress: &dyn Progress,
) -> Result<Brought, Failure> {
    let mut brought = keep::bring(&plan.made, live, stage.folder(), progress)?;
    make::write(stage.folder(), manifest::NAME, manifest)
        .map_err(|error| make::could_not_write(&live.place(manifest::NAME), &error))?;
    live.copy_permissions(stage.folder())?;
    let Summary { added, changed, .. } = plan.summary();
    brought.files += added + changed + 1;
    Ok(brought)
}

/// Makes the staging folder, that should hold as many files as were brought and made, the site,
/// and removes the old one. What a power cut may not undo is told in [`swap`].
fn put_in_place(
    target: &Target,
    mut stage: Stage,
    live: &Live,
    brought: &Brought,
    progress: &dyn Progress,
) -> Result<(), Failure> {
    progress.begin(Step::Sync, None);
    let path = stage.folder().path().to_owned();
    let failed = |error: io::Error| could_not_swap(target, &error);
    let (synced, found) = rayon::join(|| stage.folder().sync_all_of_disk(), || files_below(&path));
    synced.map_err(failed)?;
    if found.ok() != Some(brought.files) || !stage.folder().stands_at(&path).map_err(failed)? {
        return Err(disturbed(&path));
    }
    progress.begin(Step::Swap, None);
    let parent = Folder::open(target.parent()).map_err(failed)?;
    let old = exchange(target, &path, live)?;
    stage.has_moved();
    parent.sync_names().map_err(|error| not_sure(target, &error))?;
    progress.begin(Step::Clear, None);
    if let Some(old) = old {
        if keep::bring_up_to_date(live, brought, &old)? {
            stage.folder().sync_all_of_disk().map_err(|error| not_sure(target, &error))?;
        }
        salvage::nothing_left(&old);
        clear::all(&old).map_err(|error| could_not_clear_old(&old, &error))?;
    }
    Ok(())
}

/// Exchanges the staging folder with the site as it was looked at, and gives where that stands now.
fn exchange(target: &Target, stage: &Path, live: &Live) -> Result<Option<PathBuf>, Failure> {
    let aside = target.beside(ASIDE);
    let failed = |error: io::Error| could_not_swap(target, &error);
    let is_gone =
        fs::symlink_metadata(target.path()).is_err_and(|error| error.kind() == ErrorKind::NotFound);
    let is_looked_at = |path: &Path| match live.folder() {
        Some(folder) => folder.stands_at(path),
        None => Ok(false),
    };
    if !is_gone && !is_looked_at(target.path()).map_err(failed)? {
        return Err(replaced(target));
    }
    let done =
        swap::exchange(stage, target.path(), &aside).map_err(|unswapped| match unswapped {
            Unswapped::AsItWas(error) => failed(error),
            Unswapped::SetAside(error) => set_aside(&aside, target, &error),
        })?;
    let old = match done {
        Old::None => return Ok(None),
        Old::InStage => stage.to_owned(),
        Old::Aside => aside.clone(),
    };
    // Somebody may have put another folder there after the look.
    if !is_looked_at(&old).map_err(failed)? {
        swap::undo(done, stage, target.path(), &aside)
            .map_err(|error| set_aside(&old, target, &error))?;
        return Err(replaced(target));
    }
    Ok(Some(old))
}

fn files_below(folder: &Path) -> Result<usize, walkdir::Error> {
    let mut files = 0;
    for entry in WalkDir::new(folder) {
        files += usize::from(!entry?.file_type().is_dir());
    }
    Ok(files)
}

fn could_not_swap(target: &Target, error: &io::Error) -> Failure {
    let attempted =
        Phrase::new("새 사이트로 바꿀 수 없습니다", "could not put the new site in place");
    trouble::failed_before(target.path(), attempted, error)
}

fn not_sure(target: &Target, error: &io::Error) -> Failure {
    let attempted = Phrase::new(
        "지금 전원이 끊기면 남아 있을지 알 수 없습니다",
        "it may not outlive a power cut now",
    );
    trouble::failed_after(target.path(), attempted, error)
}

fn could_not_clear_old(old: &Path, error: &io::Error) -> Failure {
    let attempted = Phrase::new(
        "이전 사이트가 있는 임시 폴더를 지울 수 없습니다. 다음에 `jangbu generate`가 다시 지웁니다",
        "could not remove the temporary folder with the old one; the next `jangbu generate` tries again",
    );
    trouble::failed_after(old, attempted, error)
}

/// That what was the output has another name now, and could not be given back its own.
fn set_aside(at: &Path, target: &Target, error: &io::Error) -> Failure {
    let place = target.path().display();
    let attempted = Phrase::new(
        format!(
            "새 사이트로 바꾸다가 실패했습니다. `{place}`에 있던 것은 이 폴더에 있습니다. 확인하고 이름을 되돌리세요"
        ),
        format!(
            "could not put the new site in place, and what stood at `{place}` lies here now: look at it, and give it back its name"
        ),
    );
    Failure::on(at, attempted, error)
}

fn disturbed(stage: &Path) -> Failure {
    let attempted = Phrase::new(
        "일하는 동안 누가 이 임시 폴더의 파일을 건드렸습니다. 다시 하세요 (지금까지의 사이트는 그대로입니다)",
        "run again; somebody touched the files of this temporary folder meanwhile (the site stays as it was)",
    );
    Failure::on(stage, attempted, "")
}

fn replaced(target: &Target) -> Failure {
    let attempted = Phrase::new(
        "일하는 동안 누가 출력 폴더를 다른 것으로 바꾸었습니다. 확인하고 다시 하세요 (그 폴더는 그대로입니다)",
        "look at it and run again; somebody put another in place of the output folder meanwhile (it stays as it is)",
    );
    Failure::on(target.path(), attempted, "")
}
