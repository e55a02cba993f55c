//! The criteria: their names, and one sentence that says what each asks for.
//!
//! Says what is asked; whether it is there is looked at in the modules beside.

use crate::diagnostics::Phrase;

/// Something the yearly evaluation asks of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criterion {
    /// Secured and executed money, by source and by year.
    Money,
    /// Planned or demanded money, by source and by year.
    Planned,
    /// Dated results or grants in every year that had money.
    Evidence,
    /// A reason wherever secured and executed money differ.
    Gaps,
    /// Each change with before, after, reason, and who decided it when.
    Changes,
    /// An update within the quarter before the as-of date.
    Updated,
    /// A phone of the department or of a contact.
    Contact,
    /// The promise as it was made, and where it stands.
    Promise,
    /// A plan or target for the year of the as-of date.
    Targets,
    /// A status whose meaning is told, and a year of completion that agrees with it.
    Status,
}

impl Criterion {
    /// Every criterion, in the order of columns.
    pub const ALL: [Self; 10] = [
        Self::Money,
        Self::Planned,
        Self::Evidence,
        Self::Gaps,
        Self::Changes,
        Self::Updated,
        Self::Contact,
        Self::Promise,
        Self::Targets,
        Self::Status,
    ];

    /// As CSV and JSON write it, stable across versions.
    pub fn key(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Planned => "planned",
            Self::Evidence => "evidence",
            Self::Gaps => "gaps",
            Self::Changes => "changes",
            Self::Updated => "updated",
            Self::Contact => "contact",
            Self::Promise => "promise",
            Self::Targets => "targets",
            Self::Status => "status",
        }
    }

    /// One short word, for the head of a column.
    pub fn word(self) -> Phrase {
        match self {
            Self::Money => Phrase::new("재정", "money"),
            Self::Planned => Phrase::new("계획", "plan"),
            Self::Evidence => Phrase::new("실적", "proof"),
            Self::Gaps => Phrase::new("차액", "gaps"),
            Self::Changes => Phrase::new("변경", "change"),
            Self::Updated => Phrase::new("갱신", "update"),
            Self::Contact => Phrase::new("문의", "phone"),
            Self::Promise => Phrase::new("원문", "words"),
            Self::Targets => Phrase::new("목표", "target"),
            Self::Status => Phrase::new("상황", "status"),
        }
    }

    /// What it asks for, in one sentence.
    pub fn explanation(self) -> Phrase {
        match self {
            Self::Money => Phrase::new(
                "해마다, 재원마다 확보액과 집행액이 비공개 없이 적혀 있습니다",
                "secured and executed money is recorded by source and year, none of it withheld",
            ),
            Self::Planned => Phrase::new(
                "해마다, 재원마다 계획액이나 투자수요가 적혀 있습니다",
                "planned or demanded money is recorded by source and year",
            ),
            Self::Evidence => Phrase::new(
                "돈이 든 해마다 날짜가 있는 실적이나 교부 기록이 있습니다",
                "every year with money has a dated result or a grant",
            ),
            Self::Gaps => Phrase::new(
                "확보액과 집행액이 다른 곳마다 사유가 있습니다",
                "wherever secured and executed money differ, a reason is given",
            ),
            Self::Changes => Phrase::new(
                "계획을 바꾼 때마다 변경 전과 후, 사유, 심의·승인한 곳과 날짜가 있습니다",
                "each change of the plan has before, after, a reason, and who decided it when",
            ),
            Self::Updated => Phrase::new(
                "기준일까지 석 달 안에 기록을 고쳤습니다",
                "the record was updated within the three months up to the as-of date",
            ),
            Self::Contact => Phrase::new(
                "담당부서나 담당자의 전화번호가 있습니다",
                "the department or a contact has a phone number",
            ),
            Self::Promise => Phrase::new(
                "공약 원문과 그 출처가 있습니다",
                "the promise is quoted as it was made, with where it stands",
            ),
            Self::Targets => Phrase::new(
                "기준일이 든 해의 계획이나 목표값이 있습니다",
                "there is a plan or a target value for the year of the as-of date",
            ),
            Self::Status => Phrase::new(
                "추진상황의 뜻과 완료 연도가 있고, 둘이 서로 맞습니다",
                "the status is defined, there is a year of completion, and the two agree",
            ),
        }
    }
}
