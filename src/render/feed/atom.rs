//! News as an Atom document: RFC 4287, and RFC 4946 for the licence.
//!
//! Every address in it is absolute. A date of the content has no time of day and perhaps no day;
//! where Atom wants an instant it is the first moment of the date in UTC, which is the same date
//! in Korea. The text says the date as it was written.

use super::news::{News, What};
use crate::locale::Locale;
use crate::markdown::{self, Address};
use crate::model::{Change, ChangeStep, DatedResult, year_anchor};
use crate::render::context::Shared;
use crate::render::html::escape;
use crate::render::instant::instant;
use crate::render::routes::{GroupKind, Route};
use crate::render::xml;

/// Writes the feeds of a site.
pub(super) struct Writer<'a> {
    pub(super) shared: &'a Shared,
    /// The site's address, with a `/` at its end.
    pub(super) base: &'a str,
}

/// One feed of a site.
pub(super) struct Feed {
    pub(super) title: String,
    /// Its own address, and id.
    pub(super) own: String,
    /// The page it belongs to.
    pub(super) page: String,
}

impl Writer<'_> {
    /// The whole document. Without news it dates from the day the site's figures hold for.
    pub(super) fn document(&self, feed: &Feed, news: &[News<'_>]) -> String {
        let site = &self.shared.site;
        let updated = news.iter().map(|news| news.date.from).max().unwrap_or(site.as_of);
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
            site.language.tag()
        );
        out.push_str(&element("id", &feed.own));
        out.push_str(&element("title", &feed.title));
        out.push_str(&element("subtitle", self.shared.locale.word("feed.about")));
        out.push_str(&element("updated", &instant(updated)));
        let (name, base) = (xml::text(&site.publisher), xml::text(self.base));
        out.push_str(&format!("<author><name>{name}</name><uri>{base}</uri></author>\n"));
        out.push_str(&link("self", "application/atom+xml", &feed.own));
        out.push_str(&link("alternate", "text/html", &feed.page));
        if let Some(license) = site.license {
            out.push_str(&element("rights", &self.shared.locale.license_statement(license)));
            out.push_str(&link("license", "text/html", license.url()));
        }
        out.push_str("<generator>jangbu</generator>\n");
        news.iter().for_each(|news| self.entry(news, &mut out));
        out.push_str("</feed>\n");
        out
    }

    fn entry(&self, news: &News<'_>, out: &mut String) {
        let route = news.facts.route();
        let page = format!("{}{}", self.base, route.canonical());
        let at = instant(news.date.from);
        out.push_str("<entry>\n");
        out.push_str(&element("id", &format!("{page}#{}", news.fragment())));
        out.push_str(&element("title", &self.title(news)));
        out.push_str(&element("published", &at));
        out.push_str(&element("updated", &at));
        out.push_str(&link("alternate", "text/html", &format!("{page}#{}", anchor(news))));
        self.categories(news, out);
        let (page, content) = (xml::text(&page), xml::text(&self.content(news, &route)));
        out.push_str(&format!(
            "<content type=\"html\" xml:base=\"{page}\">{content}</content>\n</entry>\n"
        ));
    }

    fn title(&self, news: &News<'_>) -> String {
        let locale = &self.shared.locale;
        let project = news.facts.project.card.title.as_str();
        let text = match news.what {
            What::Result(_, result) => markdown::plain_text(&result.text).into_owned(),
            What::Change(part, change) => {
                let kind = change.kind.as_deref().unwrap_or(locale.word("feed.change"));
                match part.map(|part| part.card.title.as_str()) {
                    Some(part) => locale.say("feed.entry", &[("project", part), ("text", kind)]),
                    None => kind.to_owned(),
                }
            }
        };
        locale.say("feed.entry", &[("project", project), ("text", &text)])
    }

    /// The department and area of the project.
    fn categories(&self, news: &News<'_>, out: &mut String) {
        let (site, seat) = (&self.shared.site, &news.facts.seat);
        let department = seat.department.and_then(|index| site.departments.get(index));
        let area = seat.area.and_then(|index| site.areas.get(index));
        let of = department.map(|found| (GroupKind::Department, &found.id, &found.name));
        let in_area = area.map(|found| (GroupKind::Area, &found.id, &found.name));
        for (kind, id, name) in of.into_iter().chain(in_area) {
            let (term, label) = (xml::text(id.as_str()), xml::text(name));
            let scheme = format!("{}{}/", xml::text(self.base), kind.folder());
            out.push_str(&format!(
                "<category term=\"{term}\" scheme=\"{scheme}\" label=\"{label}\"/>\n"
            ));
        }
    }

    /// The news as HTML.
    fn content(&self, news: &News<'_>, page: &Route) -> String {
        let date = escape(&self.shared.locale.date_range(news.date));
        let when = format!("<time datetime=\"{}\">{date}</time>", news.date.from.iso());
        match news.what {
            What::Result(_, result) => self.result(&when, result, page),
            What::Change(_, change) => change_told(&self.shared.locale, &when, change),
        }
    }

    fn result(&self, when: &str, result: &DatedResult, page: &Route) -> String {
        let inline =
            |text: &str| markdown::inline_to_html_at(text, &|target| self.absolute(page, target));
        let mut html = format!("<p>{when} {}</p>", inline(&result.text));
        html.push_str(&list(result.details.iter().map(|line| inline(&line.text))));
        for note in &result.notes {
            html.push_str(&format!("<p>※ {}</p>", inline(&note.text)));
        }
        html
    }

    /// The absolute address of a target of the author's within the site. What leads nowhere stays
    /// as it was written; the content says which page it is meant from.
    fn absolute(&self, page: &Route, target: &str) -> Option<Address> {
        let found = self.shared.found(page, target)?;
        let href = format!("{}{}{}", self.base, found.route.canonical(), found.rest());
        Some(Address { href, size: None })
    }
}

/// Where on the report card the news is told.
fn anchor(news: &News<'_>) -> String {
    match news.what {
        What::Result(year, _) => year_anchor(year.period),
        What::Change(None, _) => "changes".to_owned(),
        What::Change(Some(_), _) => "parts".to_owned(),
    }
}

fn change_told(locale: &Locale, when: &str, change: &Change) -> String {
    let kind = change.kind.as_deref().unwrap_or(locale.word("feed.change"));
    let mut html = format!("<p>{when} {}</p>", escape(kind));
    let fields = [("before", &change.before), ("after", &change.after), ("reason", &change.reason)];
    for (key, value) in fields {
        if let Some(value) = value {
            let (label, value) = (locale.word(&format!("change.{key}")).to_owned(), escape(value));
            html.push_str(&format!("<p><strong>{}</strong> {value}</p>", escape(&label)));
        }
    }
    html.push_str(&list(change.steps.iter().map(|step| escape(&step_told(locale, step)))));
    html
}

fn step_told(locale: &Locale, step: &ChangeStep) -> String {
    let date = step.date.map(|date| locale.date_range(date));
    let said = [date.as_ref(), step.body.as_ref(), step.act.as_ref()];
    said.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
}

fn list(items: impl Iterator<Item = String>) -> String {
    let items: String = items.map(|item| format!("<li>{item}</li>")).collect();
    if items.is_empty() { items } else { format!("<ul>{items}</ul>") }
}

fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>\n", xml::text(text))
}

fn link(rel: &str, kind: &str, href: &str) -> String {
    format!("<link rel=\"{rel}\" type=\"{kind}\" href=\"{}\"/>\n", xml::text(href))
}
