//! What tells something of a person: numbers, addresses, places in photos, names.
//!
//! What numbers look like is known in `diagnostics::personal`, which masks them too; here they
//! are looked for wherever an author writes, comments and names of files included. No message
//! holds what it is about.

pub(super) mod names;
pub(super) mod photos;
mod spots;
mod words;

use super::subject::Subject;
use super::texts::{self, Text};
use crate::diagnostics::personal::{self, Kind};
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase, Place};
use crate::model::{Project, Site};

/// A number or address of a person, and where it stands.
pub(super) struct Personal {
    kind: Kind,
    place: Place,
    /// The masked words.
    shown: String,
    confirmed: bool,
}

impl Personal {
    fn new(found: personal::Personal, place: Place) -> Self {
        let personal::Personal { kind, masked, confirmed, .. } = found;
        Self { kind, place, shown: masked, confirmed }
    }
}

/// `people/resident-number`: a resident registration number.
///
/// Six digits of the date of birth and seven more, of foreigners too; looked for in every text,
/// in ids, comments and names of files. With a hyphen it is reported even where its last digit
/// does not check the others, because numbers given out since October 2020 have no check digit;
/// the message says so then. Take it out everywhere, and see who has been given the file. The
/// number of a corporation may stand: write 법인등록번호 before it.
///
/// ---
/// 주민등록번호가 적혀 있습니다.
///
/// 생년월일 여섯 자리와 뒤의 일곱 자리이며 외국인등록번호도 같습니다. 글은 물론 id, 주석, 파일 이름에서도 찾습니다. 2020년 10월부터
/// 부여된 번호에는 검증번호가 없으므로, 붙임표가 있으면 검증번호가 맞지 않아도 알리고 그 사실을 함께 적습니다. 번호를 모두 지우고, 파일이
/// 누구에게 전해졌는지 확인하세요. 법인등록번호는 공개된 번호이니 앞에 ‘법인등록번호’라고 쓰면 됩니다.
pub(super) fn resident_number(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    report(Kind::ResidentNumber, subject.personal(), diagnostics);
}

pub(super) fn resident_number_of_site(site: &Site, diagnostics: &mut Diagnostics) {
    report(Kind::ResidentNumber, &in_site(site), diagnostics);
}

/// `people/mobile`: somebody's mobile number.
///
/// 010, 011 and 016 to 019, however they are written, also with +82; looked for in every text,
/// in comments and names of files. The numbers of an office belong here: an extension, an area's
/// number (02-…), 1588-…, 070-….
///
/// ---
/// 휴대전화 번호가 적혀 있습니다.
///
/// 010, 011, 016~019로 시작하는 번호를 어떻게 적었든 찾고, 주석과 파일 이름도 봅니다. 사무실 전화(내선번호, 02-…, 1588-…, 070-…)로
/// 바꾸어 적으세요.
pub(super) fn mobile(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    report(Kind::Mobile, subject.personal(), diagnostics);
}

pub(super) fn mobile_of_site(site: &Site, diagnostics: &mut Diagnostics) {
    report(Kind::Mobile, &in_site(site), diagnostics);
}

/// `people/email`: somebody's private e-mail address.
///
/// An address at a provider of mail for private persons (naver.com, hanmail.net, gmail.com …).
/// Addresses of offices, bodies and businesses pass. Where a body has no other address, say so in
/// `known`.
///
/// ---
/// 개인 전자우편 주소가 적혀 있습니다.
///
/// 누구나 쓰는 메일(naver.com, hanmail.net, gmail.com 등)의 주소입니다. 기관과 회사의 주소는 써도 됩니다. 단체의 대표 주소가 그것뿐이라면
/// `known`에 사유를 적으세요.
pub(super) fn email(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    report(Kind::Email, subject.personal(), diagnostics);
}

pub(super) fn email_of_site(site: &Site, diagnostics: &mut Diagnostics) {
    report(Kind::Email, &in_site(site), diagnostics);
}

/// `people/account`: the number of a bank account.
///
/// Ten to fourteen digits in groups with hyphens, on a line that names a bank or says 계좌, 입금,
/// 예금주 or the like. Telephones of offices, dates, and numbers of businesses, corporations and
/// documents pass.
///
/// ---
/// 계좌번호가 적혀 있습니다.
///
/// 은행 이름이나 계좌, 입금, 예금주 같은 말이 있는 줄에서 붙임표로 나눈 10~14자리 번호를 찾습니다. 사무실 전화, 날짜, 사업자등록번호,
/// 법인등록번호, 문서번호는 걸리지 않습니다. 번호를 지우세요.
pub(super) fn account(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    report(Kind::Account, subject.personal(), diagnostics);
}

pub(super) fn account_of_site(site: &Site, diagnostics: &mut Diagnostics) {
    report(Kind::Account, &in_site(site), diagnostics);
}

/// `people/card`: the number of a credit card.
///
/// Sixteen digits, in groups of four or together, or fifteen of American Express, whose last
/// digit checks the others.
///
/// ---
/// 신용카드 번호가 적혀 있습니다.
///
/// 네 자리씩 나누었거나 붙여 쓴 16자리(아메리칸 익스프레스는 15자리) 번호 가운데 검증번호가 맞는 것입니다. 번호를 지우세요.
pub(super) fn card(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    report(Kind::Card, subject.personal(), diagnostics);
}

pub(super) fn card_of_site(site: &Site, diagnostics: &mut Diagnostics) {
    report(Kind::Card, &in_site(site), diagnostics);
}

/// Every number and address in what was written of a project.
pub(super) fn in_project(subject: &Subject<'_>) -> Vec<Personal> {
    let project = subject.project;
    let mut found: Vec<Personal> = subject.texts().iter().flat_map(in_text).collect();
    found.extend(spots::of_project(project).iter().flat_map(in_text));
    found.extend(in_names_of_files(project));
    found
}

fn in_site(site: &Site) -> Vec<Personal> {
    let mut found: Vec<Personal> = texts::of_site(site).iter().flat_map(in_text).collect();
    found.extend(spots::of_site(site).iter().flat_map(in_text));
    for page in &site.pages {
        let place = Place::file(format!("{}/pages/{}.md", site.folder, page.name));
        let title = personal::find(&page.title).into_iter();
        found.extend(title.map(|one| Personal::new(one, place.clone())));
    }
    found
}

fn in_text(text: &Text<'_>) -> Vec<Personal> {
    let found = personal::find(text.text);
    if found.is_empty() {
        return Vec::new();
    }
    let ranges: Vec<_> = found.iter().map(|one| one.range.clone()).collect();
    let places = text.parts(&ranges);
    found.into_iter().zip(places).map(|(one, place)| Personal::new(one, place)).collect()
}

/// Names of pictures and attachments, and of the folder.
fn in_names_of_files(project: &Project) -> Vec<Personal> {
    let files = project.stored.iter().map(|file| (&*file.name, project.file(&file.name)));
    let folder = std::iter::once((&*project.slug, project.card_file()));
    files.chain(folder).flat_map(|(name, file)| in_path(name, &Place::file(file))).collect()
}

/// A path as a whole. Cameras and programs name files by long numbers: digits without a hyphen
/// are taken for a mobile number at most.
fn in_path(path: &str, place: &Place) -> Vec<Personal> {
    let found = path.split('/').flat_map(|name| personal::find(stem(name))).filter(|one| {
        let grouped = one.masked.contains(|c: char| !c.is_numeric() && c != '*');
        grouped || one.kind == Kind::Mobile
    });
    found.map(|one| Personal::new(one, place.clone())).collect()
}

/// A file's name without its extension.
fn stem(name: &str) -> &str {
    let split = name.rsplit_once('.');
    split.filter(|(_, end)| end.contains(char::is_alphabetic)).map_or(name, |(stem, _)| stem)
}

fn report(kind: Kind, found: &[Personal], diagnostics: &mut Diagnostics) {
    for one in found.iter().filter(|one| one.kind == kind) {
        diagnostics.push(told(one));
    }
}

fn told(one: &Personal) -> Diagnostic {
    let shown = &one.shown;
    let (code, ko, en) = match one.kind {
        Kind::ResidentNumber => {
            ("people/resident-number", "주민등록번호가", "a resident registration number")
        }
        Kind::Mobile => ("people/mobile", "휴대전화 번호가", "a mobile number"),
        Kind::Email => ("people/email", "개인 전자우편 주소가", "a private e-mail address"),
        Kind::Account => ("people/account", "계좌번호가", "the number of a bank account"),
        Kind::Card => ("people/card", "카드번호가", "the number of a credit card"),
    };
    let doubt = match (one.kind, one.confirmed) {
        (Kind::ResidentNumber, false) => (
            ". 검증번호는 맞지 않으나 2020년 10월부터의 번호에는 검증번호가 없습니다",
            "; its last digit does not check the others, but numbers given out since October 2020 \
             have no check digit",
        ),
        _ => ("", ""),
    };
    let message = Phrase::new(
        format!("{ko} 적혀 있습니다: `{shown}`{}", doubt.0),
        format!("{en} stands here: `{shown}`{}", doubt.1),
    );
    Diagnostic::error(code, one.place.clone(), message).hint(hint(one.kind))
}

fn hint(kind: Kind) -> Phrase {
    match kind {
        Kind::ResidentNumber => Phrase::new(
            "번호를 지우세요. 법인등록번호라면 번호 앞에 `법인등록번호`라고 쓰세요",
            "take it out; write `법인등록번호` before the number of a corporation",
        ),
        Kind::Mobile => Phrase::new(
            "번호를 지우고 사무실 전화나 내선번호를 쓰세요",
            "take it out, and give the number or extension of the office",
        ),
        Kind::Email => Phrase::new(
            "주소를 지우고 기관의 주소를 쓰세요. 단체의 대표 주소라면 `known`에 사유를 적으세요",
            "take it out, and give the address of the office; \
             if it is that of a body, say so in `known`",
        ),
        Kind::Account | Kind::Card => Phrase::new(
            "번호를 지우세요. 다른 번호라면 `known`에 사유를 적으세요",
            "take it out; if it is another kind of number, say so in `known`",
        ),
    }
}
