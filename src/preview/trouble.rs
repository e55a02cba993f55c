//! What keeps a preview from showing the newest: what, where, what to do.
//!
//! Phrases only; who says them, and when it is over, is the engine's.

use super::hub::Trouble;
use super::watch::Limit;
use crate::diagnostics::{Failure, Language, Phrase, personal};
use std::path::Path;

impl Trouble {
    /// In one sentence.
    pub(super) fn said(&self) -> Phrase {
        let Some(hint) = &self.hint else { return self.message.clone() };
        Phrase::new(
            format!("{}. {}", self.message.ko, hint.ko),
            format!("{}; {}", self.message.en, hint.en),
        )
    }
}

/// A watched folder that is not there any more.
pub(super) fn gone(folder: &Path) -> Trouble {
    let folder = folder.strip_prefix(".").unwrap_or(folder);
    let folder = personal::masked(&folder.display().to_string());
    Trouble {
        message: Phrase::new(
            format!("`{folder}` 폴더가 없어졌습니다"),
            format!("the folder `{folder}` is gone"),
        ),
        hint: Some(Phrase::new(
            "되돌려 놓으면 미리보기가 이어집니다. 그때까지 마지막 모습을 보여 줍니다",
            "put it back and the preview goes on; until then the site stays as it last was",
        )),
    }
}

/// Content that can't be read.
pub(super) fn unreadable(failure: &Failure) -> Trouble {
    Trouble {
        message: Phrase::new(failure.message(Language::Korean), failure.message(Language::English)),
        hint: Some(Phrase::new(
            "마지막 모습을 보여 주며, 다음에 저장할 때 다시 읽습니다",
            "the site stays as it last was, and is read again at the next save",
        )),
    }
}

/// Folders that can't be watched as they should be.
pub(super) fn limited(limit: Limit) -> Phrase {
    match limit {
        Limit::Reached => Phrase::new(
            "이 컴퓨터가 지켜볼 수 있는 폴더 수를 넘었습니다. 2초마다 훑어보므로 저장이 늦게 보입니다. \
             관리자에게 `fs.inotify.max_user_watches`를 늘려 달라고 하세요 \
             (`sudo sysctl fs.inotify.max_user_watches=524288`)",
            "this computer watches no more folders, so they are looked through every 2 seconds and \
             a save shows late; have `fs.inotify.max_user_watches` raised \
             (`sudo sysctl fs.inotify.max_user_watches=524288`)",
        ),
        Limit::Unable => Phrase::new(
            "폴더를 지켜볼 수 없어 2초마다 훑어봅니다. 저장이 늦게 보입니다",
            "the folders can't be watched, so they are looked through every 2 seconds and a save \
             shows late",
        ),
    }
}
