//! All charts of a project as one picture that stands alone: `funding.svg`.
//!
//! Looks right without any stylesheet, under the strictest policy: presentation attributes only,
//! nothing referred to. On white, whatever the reader's theme.

use super::backend::Manner;
use super::canvas::tenths;
use super::figure::{Chart, Width};
use super::markup::{escaped, push_attribute, push_escaped, push_tenths};
use super::subject::{Subject, Sums};
use super::{key, letters, periods, shares, steps};
use crate::locale::Locale;
use crate::model::{Ledger, Site};

/// The picture: title, unit, as-of date, publisher, licence, and every chart of the ledger that
/// can be drawn, in its wide drawing. `None` where none can.
pub fn poster(ledger: &Ledger, site: &Site, locale: &Locale, title: &str) -> Option<String> {
    let sums = Sums::of(ledger);
    let subject = Subject { ledger, site, locale, sums: &sums };
    let charts = [periods::chart(&subject), shares::chart(&subject), steps::chart(&subject)];
    let charts: Vec<Chart<'_>> = charts.into_iter().flatten().collect();
    if charts.is_empty() {
        return None;
    }
    let mut page = Page { body: String::with_capacity(12_000), y: 0.0 };
    page.head(&subject, title);
    for chart in &charts {
        page.chart(chart);
    }
    page.foot(&subject);
    let said: Vec<&str> = charts.iter().map(|chart| chart.texts.description.as_str()).collect();
    Some(page.finish(title, &said.join(" ")))
}

const MARGIN: f64 = 30.0;
const ACROSS: f64 = 840.0;
const FONTS: &str = "Pretendard GOV, Pretendard, -apple-system, Apple SD Gothic Neo, \
                     Noto Sans KR, Noto Sans CJK KR, Malgun Gothic, sans-serif";

struct Page {
    body: String,
    y: f64,
}

impl Page {
    fn head(&mut self, subject: &Subject<'_>, title: &str) {
        self.y = MARGIN;
        for line in lines(title, 24.0) {
            self.y += 30.0;
            self.text(&line, 24.0, Weight::Bold);
        }
        let locale = subject.locale;
        let values = [
            ("publisher", subject.site.publisher.as_str()),
            ("unit", locale.unit_name()),
            ("date", &locale.date(subject.site.as_of)),
        ];
        for line in lines(&locale.say("chart.poster.about", &values), 14.0) {
            self.y += 22.0;
            self.text(&line, 14.0, Weight::Light);
        }
    }

    fn chart(&mut self, chart: &Chart<'_>) {
        self.y += 26.0;
        for line in lines(&chart.texts.headline, 18.0) {
            self.y += 25.0;
            self.text(&line, 18.0, Weight::Bold);
        }
        for line in lines(&chart.texts.subtitle, 14.0) {
            self.y += 21.0;
            self.text(&line, 14.0, Weight::Light);
        }
        self.key(chart);
        self.y += 20.0;
        let drawing = (chart.draw)(Width::Wide, Manner::Attributes);
        self.shifted((MARGIN, self.y), &drawing.markup);
        self.y += drawing.size.1.ceil();
    }

    /// Signs and their meanings, on as many lines as they take.
    fn key(&mut self, chart: &Chart<'_>) {
        if chart.key.is_empty() {
            return;
        }
        self.y += 24.0;
        let mut x = 0.0;
        for (sign, label) in &chart.key {
            let width = key::SIZE.0 + 8.0 + label_width(label, 13.0);
            if x > 0.0 && x + width > ACROSS {
                (x, self.y) = (0.0, self.y + 22.0);
            }
            let (at, y) = (MARGIN + x, self.y - 11.0);
            self.shifted((at, y), &sign.markup(Manner::Attributes));
            self.words((at + key::SIZE.0 + 8.0, self.y), r##"fill="#464c53""##, label);
            x += width + 18.0;
        }
    }

    fn foot(&mut self, subject: &Subject<'_>) {
        let Some(license) = subject.site.license else { return };
        self.y += 14.0;
        let name = subject.locale.license_name(license);
        for line in lines(&subject.locale.say("chart.poster.license", &[("license", &name)]), 13.0)
        {
            self.y += 20.0;
            self.text(&line, 13.0, Weight::Light);
        }
    }

    fn text(&mut self, text: &str, size: f64, weight: Weight) {
        let look = match weight {
            Weight::Bold => r#"font-weight="700""#,
            Weight::Light => r##"fill="#58616a""##,
        };
        let look = format!("font-size=\"{size}\" {look}");
        self.words((MARGIN, self.y), &look, text);
    }

    fn words(&mut self, (x, y): (f64, f64), look: &str, text: &str) {
        self.body.push_str("<text");
        push_attribute(&mut self.body, "x", tenths(x));
        push_attribute(&mut self.body, "y", tenths(y));
        self.body.push(' ');
        self.body.push_str(look);
        self.body.push('>');
        push_escaped(&mut self.body, text);
        self.body.push_str("</text>");
    }

    /// Elements moved to a place.
    fn shifted(&mut self, (x, y): (f64, f64), markup: &str) {
        self.body.push_str("<g transform=\"translate(");
        push_tenths(&mut self.body, tenths(x));
        self.body.push(' ');
        push_tenths(&mut self.body, tenths(y));
        self.body.push_str(")\">");
        self.body.push_str(markup);
        self.body.push_str("</g>");
    }

    fn finish(self, title: &str, description: &str) -> String {
        let (w, h) = (ACROSS + 2.0 * MARGIN, (self.y + MARGIN).ceil());
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" \
             height=\"{h}\" role=\"img\" aria-labelledby=\"funding-t funding-d\" \
             font-family=\"{FONTS}\" font-variant=\"tabular-nums\" font-size=\"13\" \
             fill=\"{}\">\
             <title id=\"funding-t\">{}</title><desc id=\"funding-d\">{}</desc>\
             <rect x=\"0\" y=\"0\" width=\"{w}\" height=\"{h}\" fill=\"#fff\"/>{}</svg>\n",
            letters::FILL,
            escaped(title),
            escaped(description),
            self.body,
        )
    }
}

#[derive(Clone, Copy)]
enum Weight {
    Bold,
    Light,
}

/// The text in lines of the page's width at a size in units.
fn lines(text: &str, size: f64) -> Vec<String> {
    letters::wrap(text, "b", ACROSS * letters::size("b") / size)
}

fn label_width(text: &str, size: f64) -> f64 {
    letters::width(text, "b") * size / letters::size("b")
}
