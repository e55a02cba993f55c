//! The words for the steps of a run, and how far one has come, in both languages.
//!
//! Makes phrases; knows no clock and prints nothing.

use crate::diagnostics::Phrase;
use crate::locale;
use crate::progress::Step;
use std::time::Duration;

/// The steps in the order a run goes through them, with the keys that programs know them by.
pub(super) const ALL: [(Step, &str); 13] = [
    (Step::Look, "look"),
    (Step::Read, "read"),
    (Step::Check, "check"),
    (Step::Photos, "photos"),
    (Step::Arrange, "arrange"),
    (Step::Try, "try"),
    (Step::Compare, "compare"),
    (Step::Make, "make"),
    (Step::Keep, "keep"),
    (Step::Sync, "sync"),
    (Step::Swap, "swap"),
    (Step::Clear, "clear"),
    (Step::Note, "note"),
];

/// What is done in a step, in a few words.
pub(super) fn name(step: Step) -> Phrase {
    let (ko, en) = match step {
        Step::Look => ("바뀐 것이 있는지 보기", "look for changes"),
        Step::Read => ("내용과 테마 읽기", "read content and theme"),
        Step::Check => ("검사", "check"),
        Step::Photos => ("사진 살펴보고 줄이기", "look through photos"),
        Step::Arrange => ("합계와 템플릿 준비", "totals and templates"),
        Step::Try => ("테마 템플릿 시험", "try the theme's templates"),
        Step::Compare => ("지금 사이트 보기", "look at the present site"),
        Step::Make => ("파일 만들기", "make files"),
        Step::Keep => ("그대로인 파일 옮기기", "bring over unchanged files"),
        Step::Sync => ("디스크에 모두 쓰이기를 기다리기", "wait for the disk"),
        Step::Swap => ("새 사이트로 바꾸기", "put the new site in place"),
        Step::Clear => ("옛 사이트 치우기", "remove the old site"),
        Step::Note => ("다음 실행을 위해 적어 두기", "note how all stands"),
    };
    Phrase::new(ko, en)
}

/// What a step counts; nothing where it does not count.
pub(super) fn unit(step: Step) -> Option<Phrase> {
    let (ko, en) = match step {
        Step::Read | Step::Check => ("사업", "projects"),
        Step::Photos => ("사진", "photos"),
        Step::Try => ("페이지", "pages"),
        Step::Make | Step::Keep => ("파일", "files"),
        _ => return None,
    };
    Some(Phrase::new(ko, en))
}

/// How far a step has come.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stand {
    pub(super) step: Step,
    pub(super) done: usize,
    pub(super) of: Option<usize>,
    /// For how long it has gone on.
    pub(super) since: Duration,
}

impl Stand {
    /// Count and estimate: `사업 3,412/10,000개, 약 12초 남음`; perhaps empty.
    pub(super) fn counted(&self) -> Phrase {
        let Some(unit) = unit(self.step).filter(|_| self.done > 0) else {
            return Phrase::new("", "");
        };
        let done = grouped(self.done);
        let Some(of) = self.of else {
            return Phrase::new(format!("{} {done}개", unit.ko), format!("{done} {}", unit.en));
        };
        let of = grouped(of);
        let mut counted =
            Phrase::new(format!("{} {done}/{of}개", unit.ko), format!("{done}/{of} {}", unit.en));
        if let Some(left) = self.left() {
            let Phrase { ko, en } = rounded(left);
            counted.ko.push_str(&format!(", 약 {ko} 남음"));
            counted.en.push_str(&format!(", about {en} left"));
        }
        counted
    }

    /// Name, count and estimate in one line.
    pub(super) fn line(&self) -> Phrase {
        let (name, counted) = (name(self.step), self.counted());
        if counted.ko.is_empty() {
            return name;
        }
        Phrase::new(format!("{}: {}", name.ko, counted.ko), format!("{}: {}", name.en, counted.en))
    }

    /// How long the step will still go on, should it go on as it has; nothing where it is too
    /// early to say.
    fn left(&self) -> Option<Duration> {
        let of = self.of.filter(|of| *of > self.done)?;
        let is_early = self.since < Duration::from_secs(1) || self.done.saturating_mul(50) < of;
        let todo = u32::try_from(of - self.done).ok()?;
        let done = u32::try_from(self.done).ok()?;
        (!is_early).then(|| self.since.saturating_mul(todo).checked_div(done)).flatten()
    }
}

/// So many seconds or minutes, the last one begun.
fn rounded(time: Duration) -> Phrase {
    let seconds = time.as_secs() + u64::from(time.subsec_nanos() > 0);
    if seconds < 100 {
        return Phrase::new(format!("{seconds}초"), format!("{seconds} s"));
    }
    let minutes = seconds.div_ceil(60);
    Phrase::new(format!("{minutes}분"), format!("{minutes} min"))
}

/// `1234567` as `1,234,567`.
pub(super) fn grouped(number: usize) -> String {
    locale::grouped(number as i128)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stand(done: usize, of: Option<usize>, seconds: u64) -> Stand {
        Stand { step: Step::Make, done, of, since: Duration::from_secs(seconds) }
    }

    #[test]
    fn numbers_are_grouped_by_thousands() {
        let typed = [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")];
        typed.iter().for_each(|(number, text)| assert_eq!(grouped(*number), *text));
    }

    #[test]
    fn how_far_it_is_and_how_long_it_will_take() {
        let half = stand(20_500, Some(41_000), 10);
        assert_eq!(half.line().ko, "파일 만들기: 파일 20,500/41,000개, 약 10초 남음");
        assert_eq!(half.line().en, "make files: 20,500/41,000 files, about 10 s left");
        assert_eq!(stand(1, Some(4), 100).counted().en, "1/4 files, about 5 min left");
        assert_eq!(stand(99, Some(100), 9).counted().en, "99/100 files, about 1 s left");
    }

    #[test]
    fn nothing_is_estimated_too_early_or_of_nothing() {
        assert_eq!(stand(1, Some(100), 9).counted().en, "1/100 files");
        assert_eq!(stand(100, Some(100), 9).counted().en, "100/100 files");
        assert_eq!(stand(50, Some(100), 0).counted().en, "50/100 files");
        assert_eq!(stand(7, None, 9).counted().en, "7 files");
        assert_eq!(stand(0, Some(5), 9).counted().en, "");
        assert_eq!(stand(0, None, 9).line().en, "make files");
        assert_eq!(stand(9, Some(5), 9).counted().en, "9/5 files");
    }

    #[test]
    fn every_step_stands_in_its_place_and_has_words() {
        assert!(ALL.is_sorted_by(|(one, _), (other, _)| one < other));
        for (step, key) in ALL {
            assert_eq!(format!("{step:?}").to_lowercase(), key);
            assert!(!name(step).ko.is_empty() && !name(step).en.is_empty());
        }
    }
}
