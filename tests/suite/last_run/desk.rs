//! A site of its own for one test, published as the command does it.

use crate::built::contents;
use crate::scratch::Scratch;
use jangbu::cache::{self, Cache};
use jangbu::last_run::{Asked, Done, Look, Outcome};
use jangbu::model::{Date, WebAddress};
use jangbu::pipeline::{self, Built, Inputs};
use jangbu::progress::{Progress, Silent, Step};
use jangbu::publish::{self, Options};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

pub(super) struct Desk {
    scratch: Scratch,
    cache: Arc<dyn Cache>,
    pub(super) theme: Option<&'static str>,
    pub(super) base_url: Option<&'static str>,
    pub(super) as_of: Option<Date>,
    pub(super) option: &'static str,
    /// What somebody does just before the content is read, and just after.
    pub(super) around: [fn(&Desk); 2],
    /// A file that somebody edits while the site is put in place.
    pub(super) edited: Option<&'static str>,
}

/// The files of a folder with their bytes; folders have none.
pub(super) type Files = BTreeMap<String, Option<Vec<u8>>>;

/// What came of a run that has published.
pub(super) struct Ran {
    pub(super) recognised: bool,
    pub(super) outcome: Outcome,
}

/// Long enough that the stamps of what was written before tell any change after it.
pub(super) fn settle() {
    std::thread::sleep(Duration::from_millis(40));
}

/// Files that a test puts into the output beside the site.
pub(super) const OTHERS: [&str; 4] = [".gitignore", ".git/", ".git/HEAD", "thesis.txt"];

impl Desk {
    /// With the content of the invented district, and a theme folder.
    pub(super) fn new() -> Self {
        let scratch = Scratch::new();
        let source = contents("every-key").join("content");
        for entry in walkdir::WalkDir::new(&source).into_iter().map(Result::unwrap) {
            let below = entry.path().strip_prefix(&source).unwrap();
            let target = scratch.path("root/content").join(below);
            if entry.file_type().is_dir() {
                fs::create_dir_all(target).unwrap();
            } else {
                fs::copy(entry.path(), target).unwrap();
            }
        }
        scratch.write("root/themes/own/assets/mark.txt", "mark 1");
        scratch.write("root/content/pages/about.md", "# 누리집\n\nabc 123\n");
        let cache = Arc::new(cache::Folder::at(scratch.path("kept")));
        settle();
        let (base_url, as_of) = (None, None);
        Self {
            scratch,
            cache,
            theme: Some("themes/own"),
            base_url,
            as_of,
            option: "",
            around: [|_| {}; 2],
            edited: None,
        }
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.scratch.path("root").join(name)
    }

    pub(super) fn write(&self, name: &str, text: &str) {
        self.scratch.write(&format!("root/{name}"), text);
    }

    pub(super) fn read(&self, name: &str) -> String {
        self.scratch.read(&format!("root/{name}"))
    }

    pub(super) fn run(&self) -> Ran {
        self.try_run().unwrap_or_else(|| panic!("not published: {:?}", self.built().diagnostics))
    }

    pub(super) fn forced(&self) -> Ran {
        self.carry_out(true).unwrap()
    }

    /// Nothing where there are errors.
    pub(super) fn try_run(&self) -> Option<Ran> {
        self.carry_out(false)
    }

    fn carry_out(&self, force: bool) -> Option<Ran> {
        let (inputs, target, limits) = (self.inputs(), self.path("output"), self.limits());
        let options = [self.option];
        let asked = Asked { inputs: &inputs, target: &target, limits: &limits, options: &options };
        let look = Look::at(&asked, now());
        let known = look.recognised(&*self.cache).filter(|_| !force);
        if let Some(outcome) = known {
            return Some(Ran { recognised: true, outcome });
        }
        let [before, after] = self.around;
        before(self);
        let Built { diagnostics, language, output, projects } = self.built();
        after(self);
        let edited = self.edited.map(|name| self.path(name));
        let heard = Heard { swapped: Mutex::default(), edited };
        let published = publish::publish(&output?, &target, &limits, &heard).unwrap();
        let (bytes, summary) = (published.plan.bytes(), published.plan.summary());
        let outcome = Outcome { diagnostics, language, projects, summary, bytes };
        let swapped = *heard.swapped.lock().unwrap();
        let done = Done { outcome: &outcome, published: &published, swapped };
        look.keep(&*self.cache, &asked, &done);
        Some(Ran { recognised: false, outcome })
    }

    /// What a run that knows nothing of an earlier one makes of it: its files, where there are no
    /// errors, and what it tells.
    pub(super) fn anew(&self) -> (Option<Files>, Built) {
        let mut built = self.built();
        let files = built.output.take().map(|output| {
            let other = self.scratch.path("other");
            publish::publish(&output, &other, &self.limits(), &Silent).unwrap();
            self.scratch.tree("other")
        });
        (files, built)
    }

    /// Every file and folder of the output but those of others.
    pub(super) fn output(&self) -> Files {
        let mut tree = self.scratch.tree("root/output");
        OTHERS.iter().for_each(|other| drop(tree.remove(*other)));
        tree
    }

    fn built(&self) -> Built {
        pipeline::build(&self.inputs(), &Silent).unwrap()
    }

    fn inputs(&self) -> Inputs {
        Inputs {
            root: self.path(""),
            content: self.path("content"),
            theme: self.theme.map(|theme| self.path(theme)),
            base_url: self.base_url.and_then(|typed| WebAddress::parse(typed).ok()),
            as_of: self.as_of,
            cache: cache::nothing(),
        }
    }

    fn limits(&self) -> Options {
        Options { protected: vec![self.path("")], sources: vec![self.path("content")] }
    }
}

/// Notes when the new site was put in place; and just before that somebody edits a file.
struct Heard {
    swapped: Mutex<Option<i128>>,
    edited: Option<PathBuf>,
}

impl Progress for Heard {
    fn begin(&self, step: Step, _: Option<usize>) {
        if step == Step::Sync {
            self.edited.iter().for_each(|path| edit_unseen(path));
        } else if step == Step::Swap {
            *self.swapped.lock().unwrap() = Some(now());
        }
    }

    fn advance(&self, _: usize) {}
}

fn now() -> i128 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos().try_into().unwrap()
}

/// Another byte in the middle of a file, and the time of its last change as before.
pub(super) fn edit_unseen(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    let modified = fs::metadata(path).unwrap().modified().unwrap();
    let middle = bytes.len() / 2;
    let ascii = |at: &usize| bytes[*at].is_ascii_alphanumeric();
    let at = (middle..bytes.len()).chain(0..middle).find(ascii).unwrap();
    bytes[at] = if bytes[at] == b'x' { b'y' } else { b'x' };
    fs::write(path, bytes).unwrap();
    fs::File::options().write(true).open(path).unwrap().set_modified(modified).unwrap();
}
