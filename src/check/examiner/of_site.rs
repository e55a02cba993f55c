//! What the rules of the site found, rule by rule.
//!
//! A rule that is not asked while something can't be read keeps what it found: what it looks at is
//! compared in every run, asked or not.

use super::News;
use super::ground::Ground;
use crate::check::RULES;
use crate::check::asked::Content;
use crate::diagnostics::Diagnostics;
use crate::model::Site;

/// Findings of each row of [`RULES`]; nothing where a rule must look again.
#[derive(Default)]
pub(super) struct OfSite(Vec<OfRule>);

/// What one rule found.
#[derive(Default)]
struct OfRule {
    /// In `site.yaml` and the free pages.
    site: Option<Diagnostics>,
    /// Across projects.
    across: Option<Diagnostics>,
}

impl OfSite {
    /// Runs the rules that are asked and see something new.
    pub(super) fn renew(&mut self, content: &Content<'_>, ground: &Ground, news: &News) {
        self.0.resize_with(RULES.len(), OfRule::default);
        let of_pages = news.everything || news.pages;
        let of_projects = of_pages || news.any_name();
        for (rule, of_rule) in RULES.iter().zip(&mut self.0) {
            if of_pages {
                of_rule.site = None;
            }
            if of_projects {
                of_rule.across = None;
            }
            if content.asks_of_site(rule) {
                let of_site = |run| found_by(run, &ground.paged);
                let across = |run| found_by(run, &content.site);
                of_rule.site = of_rule.site.take().or_else(|| rule.site.map(of_site));
                of_rule.across = of_rule.across.take().or_else(|| rule.across.map(across));
            }
        }
    }

    /// What the rules found that are asked.
    pub(super) fn found(&self, content: &Content<'_>) -> Diagnostics {
        let mut all = Diagnostics::new();
        for (rule, of_rule) in RULES.iter().zip(&self.0) {
            if content.asks_of_site(rule) {
                let found = of_rule.site.iter().chain(&of_rule.across);
                found.for_each(|found| all.append(found.clone()));
            }
        }
        all
    }
}

fn found_by(run: fn(&Site, &mut Diagnostics), site: &Site) -> Diagnostics {
    let mut found = Diagnostics::new();
    run(site, &mut found);
    found
}
