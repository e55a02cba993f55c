//! Links within the site that lead nowhere, and pictures that are not there.
//!
//! Asks the model what stands at an address, as `render` does when it writes the link. What a
//! theme brings is not known here: every file below `assets/` counts as there.

use super::hint::{self, Wanted};
use crate::check::RULES;
use crate::check::subject::Subject;
use crate::check::texts::{self, Markup, Text};
use crate::check::wording::shortened;
use crate::diagnostics::{Diagnostic, Diagnostics, KeyPath, Phrase, Place};
use crate::markdown::Target;
use crate::model::{Destination, Project, Route, Site};

/// `links/broken`: a link to a page or file that the site does not have, or a picture that is not
/// published.
///
/// In a text of a project, name its files as in its folder (`files/plan.pdf`, `photos/a.jpg`),
/// another project as `../its-folder/index.html`, a free page as `../../pages/about.md`; the
/// content file may stand for the page made from it. Of `photos/` and `files/` only what the card
/// names is published. A result, grant, plan or next step is one line: a picture in it is shown
/// as its words. The addresses of `redirects` must exist too. Links to other sites are not looked
/// at, nor is whether a theme has a file, and of a group only the first page can be linked.
///
/// ---
/// 누리집에 없는 페이지나 파일을 가리키는 링크, 또는 게시되지 않는 그림입니다.
///
/// 사업의 글에서 그 사업의 파일은 폴더 안의 이름(`files/plan.pdf`, `photos/a.jpg`)으로, 다른 사업은 `../사업-폴더/index.html`로, 안내
/// 페이지는 `../../pages/about.md`로 씁니다. 페이지 대신 그 페이지의 내용 파일을 가리켜도 됩니다. `photos/`와 `files/`에서는 카드에 적은
/// 파일만 게시됩니다. 실적, 교부금, 계획, 향후계획은 한 줄짜리 글이라 그림은 보이지 않고 그 설명만 보입니다. `redirects`가 가리키는 주소도 있어야 합니다. 다른
/// 누리집의 주소와 테마의 파일은 살펴보지 않으며, 묶음 목록은 첫 쪽만 가리킬 수 있습니다.
pub(in crate::check) fn of_project(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let from = Route::Report(subject.project.slug.clone());
    let looker = Looker { site: subject.beyond, from: &from, project: Some(subject.project) };
    subject.texts().iter().for_each(|text| looker.targets(text, diagnostics));
}

pub(in crate::check) fn of_pages(site: &Site, diagnostics: &mut Diagnostics) {
    each_page(site, |looker, text| looker.targets(text, diagnostics));
    for (old, new) in &site.redirects {
        let target = Target::within_site(new);
        if target.is_none_or(|target| site.destination(&Route::Home, &target.path).is_none()) {
            let place = Place::value(site.file(), KeyPath::of("redirects").key(old));
            let looker = Looker { site, from: &Route::Home, project: None };
            diagnostics.push(looker.nowhere(Wanted::Page, new, place));
        }
    }
}

/// `links/anchor`: a link to a place within a page that is not there.
///
/// What stands behind `#` is a section of the page: `#money`, `#results`, or a year of the
/// results, `#y2019`. A section that the record leaves empty is not on its page. The link still
/// leads to the page, to its start.
///
/// ---
/// 페이지 안에 없는 자리를 가리키는 링크입니다.
///
/// `#` 뒤에는 그 페이지의 항목(`#money`, `#results`)이나 추진실적의 연도(`#y2019`)를 씁니다. 기록이 없는 항목은 페이지에도 없습니다. 링크를
/// 누르면 페이지의 처음으로 갑니다.
pub(in crate::check) fn anchors_of_project(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let from = Route::Report(subject.project.slug.clone());
    let looker = Looker { site: subject.beyond, from: &from, project: Some(subject.project) };
    subject.texts().iter().for_each(|text| looker.anchors(text, diagnostics));
}

pub(in crate::check) fn anchors_of_pages(site: &Site, diagnostics: &mut Diagnostics) {
    each_page(site, |looker, text| looker.anchors(text, diagnostics));
}

fn each_page(site: &Site, mut look: impl FnMut(&Looker<'_>, &Text<'_>)) {
    for page in &site.pages {
        let from = Route::of_page(page);
        let looker = Looker { site, from: &from, project: None };
        texts::of_page(site, page).iter().for_each(|text| look(&looker, text));
    }
}

/// Looks at the links of the texts of one page.
struct Looker<'a> {
    site: &'a Site,
    /// The page its links are meant from.
    from: &'a Route,
    /// The project the page is of.
    project: Option<&'a Project>,
}

impl Looker<'_> {
    fn targets(&self, text: &Text<'_>, diagnostics: &mut Diagnostics) {
        let outline = text.outline();
        for link in outline.links.iter().filter(|link| link.is_allowed) {
            let empty = link.target.trim().is_empty();
            if empty || self.leads_nowhere(&link.target) {
                let place = text.part(link.range.clone());
                diagnostics.push(self.nowhere(Wanted::Page, &link.target, place));
            }
        }
        for picture in outline.pictures.iter().filter(|picture| picture.is_allowed) {
            let place = text.part(picture.range.clone());
            if text.markup == Markup::Line {
                diagnostics.push(in_a_line(place));
            } else if !self.is_picture(&picture.target) {
                diagnostics.push(self.nowhere(Wanted::Picture, &picture.target, place));
            }
        }
    }

    fn leads_nowhere(&self, target: &str) -> bool {
        Target::within_site(target).is_some_and(|target| self.destination(&target).is_none())
    }

    fn is_picture(&self, target: &str) -> bool {
        let found = Target::within_site(target).and_then(|target| self.destination(&target));
        let route = found.map(|found| found.route);
        matches!(route, Some(Route::Media(..) | Route::Asset(_) | Route::ReportFile(..)))
    }

    fn destination(&self, target: &Target) -> Option<Destination> {
        self.site.destination(self.from, &target.path)
    }

    fn anchors(&self, text: &Text<'_>, diagnostics: &mut Diagnostics) {
        for link in text.outline().links.iter().filter(|link| link.is_allowed) {
            if let Some((anchor, known)) = self.missing_anchor(&link.target) {
                diagnostics.push(no_anchor(&anchor, &known, text.part(link.range.clone())));
            }
        }
    }

    /// The anchor a link asks for and its page lacks, with those the page has.
    fn missing_anchor(&self, target: &str) -> Option<(String, Vec<String>)> {
        let target = Target::within_site(target)?;
        let anchor = target.anchor()?;
        let route = self.destination(&target)?.route;
        let known = self.site.anchors(&route)?;
        let is_there = known.contains(&anchor) || (route == Route::Method && is_rule(&anchor));
        (!is_there).then_some((anchor, known))
    }

    fn nowhere(&self, wanted: Wanted, target: &str, place: Place) -> Diagnostic {
        let shown = shortened(target);
        let message = match wanted {
            _ if shown.is_empty() => Phrase::new(
                "링크에 주소가 없습니다".to_owned(),
                "this link has no address".to_owned(),
            ),
            Wanted::Page => Phrase::new(
                format!("링크가 가리키는 곳이 누리집에 없습니다: `{shown}`"),
                format!("this link leads nowhere on the site: `{shown}`"),
            ),
            Wanted::Picture => Phrase::new(
                format!("누리집에 없는 그림입니다: `{shown}`"),
                format!("this picture is not on the site: `{shown}`"),
            ),
        };
        let hint = hint::of(self.site, (self.from, self.project), wanted, target);
        Diagnostic::error("links/broken", place, message).hint(hint)
    }
}

/// Whether an anchor of the method page is that of a rule, as `rule-funding-sum`.
fn is_rule(anchor: &str) -> bool {
    let name = anchor.strip_prefix("rule-");
    name.is_some_and(|name| RULES.iter().any(|rule| rule.code.replace('/', "-") == name))
}

fn in_a_line(place: Place) -> Diagnostic {
    let message = Phrase::new(
        "한 줄짜리 글에는 그림을 넣을 수 없어 보이지 않습니다",
        "a picture can't stand in a line, so it is not shown",
    );
    Diagnostic::error("links/broken", place, message).hint(Phrase::new(
        "`project.yaml`의 `photos`에 적거나 `overview.md`에 넣으세요",
        "put it into `photos` in `project.yaml`, or into `overview.md`",
    ))
}

fn no_anchor(anchor: &str, known: &[String], place: Place) -> Diagnostic {
    let anchor = shortened(anchor);
    let message = Phrase::new(
        format!("페이지에 `#{anchor}` 자리가 없습니다"),
        format!("the page has no `#{anchor}`"),
    );
    let known: Vec<String> = known.iter().map(|name| format!("`#{name}`")).collect();
    let known = known.join(", ");
    Diagnostic::warning("links/anchor", place, message)
        .hint(Phrase::new(format!("쓸 수 있는 자리: {known}"), format!("it has {known}")))
}
