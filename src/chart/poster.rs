//! All charts of a project as one picture that stands alone: `funding.svg`.
//!
//! Looks right without any stylesheet, under the strictest policy: presentation attributes only,
//! nothing referred to. On white, whatever the reader's theme.

use super::canvas::tenths;
use super::charts::Composed;
use super::figure::Chart;
use super::markup::{escaped, push_attribute, push_escaped, push_tenths};
use super::sheet::Manner;
use super::subject::Voice;
use super::{key, letters};

/// The picture of some charts.
pub(super) fn poster(charts: &[Composed], voice: Voice<'_>, title: &str) -> String {
    let mut page = Page { body: String::with_capacity(24_000), y: 0.0 };
    page.head(voice, title);
    for composed in charts {
        page.chart(composed, voice);
    }
    page.foot(voice);
    let said = charts.iter().map(|composed| composed.chart.texts.description.as_str());
    page.finish(title, &said.collect::<Vec<_>>().join(" "))
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
    fn head(&mut self, voice: Voice<'_>, title: &str) {
        self.y = MARGIN;
        for line in lines(title, 24.0) {
            self.y += 30.0;
            self.text(&line, r#"font-size="24" font-weight="700""#);
        }
        let locale = voice.locale;
        let values = [
            ("publisher", voice.site.publisher.as_str()),
            ("unit", locale.unit_name()),
            ("date", &locale.date(voice.site.as_of)),
        ];
        for line in lines(&locale.say("chart.poster.about", &values), 14.0) {
            self.y += 22.0;
            self.text(&line, r##"font-size="14" fill="#58616a""##);
        }
    }

    fn chart(&mut self, composed: &Composed, voice: Voice<'_>) {
        let chart = &composed.chart;
        self.y += 26.0;
        for line in lines(&chart.texts.headline, 18.0) {
            self.y += 25.0;
            self.text(&line, r#"font-size="18" font-weight="700""#);
        }
        for line in lines(&chart.texts.subtitle, 14.0) {
            self.y += 21.0;
            self.text(&line, r##"font-size="14" fill="#58616a""##);
        }
        self.key(chart);
        self.y += 20.0;
        let drawing = composed.wide(voice);
        self.shifted((MARGIN, self.y), |body| drawing.sheet.write(Manner::Attributes, body));
        self.y += drawing.size.1.ceil();
    }

    /// Signs and their meanings, on as many lines as they take.
    fn key(&mut self, chart: &Chart) {
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
            self.shifted((at, y), |body| body.push_str(sign.alone()));
            self.words((at + key::SIZE.0 + 8.0, self.y), r##"fill="#464c53""##, label);
            x += width + 18.0;
        }
    }

    fn foot(&mut self, voice: Voice<'_>) {
        let Some(license) = voice.site.license else { return };
        self.y += 14.0;
        let name = voice.locale.license_name(license);
        for line in lines(&voice.locale.say("chart.poster.license", &[("license", &name)]), 13.0) {
            self.y += 20.0;
            self.text(&line, r##"font-size="13" fill="#58616a""##);
        }
    }

    fn text(&mut self, text: &str, look: &str) {
        self.words((MARGIN, self.y), look, text);
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
    fn shifted(&mut self, (x, y): (f64, f64), draw: impl FnOnce(&mut String)) {
        self.body.push_str("<g transform=\"translate(");
        push_tenths(&mut self.body, tenths(x));
        self.body.push(' ');
        push_tenths(&mut self.body, tenths(y));
        self.body.push_str(")\">");
        draw(&mut self.body);
        self.body.push_str("</g>");
    }

    fn finish(self, title: &str, description: &str) -> String {
        let (w, h) = (ACROSS + 2.0 * MARGIN, (self.y + MARGIN).ceil());
        let mut picture = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" \
             height=\"{h}\" role=\"img\" aria-labelledby=\"funding-t funding-d\" \
             font-family=\"{FONTS}\" font-variant=\"tabular-nums\" font-size=\"13\" \
             fill=\"{}\">\
             <title id=\"funding-t\">{}</title><desc id=\"funding-d\">{}</desc>\
             <rect x=\"0\" y=\"0\" width=\"{w}\" height=\"{h}\" fill=\"#fff\"/>",
            letters::FILL,
            escaped(title),
            escaped(description),
        );
        picture.reserve_exact(self.body.len() + 8);
        picture.push_str(&self.body);
        picture.push_str("</svg>\n");
        picture
    }
}

/// The text in lines of the page's width at a size in units.
fn lines(text: &str, size: f64) -> Vec<String> {
    letters::wrap(text, "b", ACROSS * letters::size("b") / size)
}

fn label_width(text: &str, size: f64) -> f64 {
    letters::width(text, "b") * size / letters::size("b")
}
