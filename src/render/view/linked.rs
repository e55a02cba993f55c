//! What a page says of itself to programs: linked data (schema.org, as JSON-LD).
//!
//! The data of every report card, and of the whole site on the home and data pages. Says nothing
//! that the page does not say to people. Addresses are absolute where the site knows its own, else
//! relative to the page, as JSON-LD reads them.

mod vocabulary;

use super::frame::Crumb;
use super::summary;
use crate::model::{
    Boundary, Column, Date, Facility, Ledger, Location, Period, Point, Stage, WebAddress,
};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use crate::render::html::{Html, in_script};
use crate::render::routes::{GroupKind, Route};
use serde::ser::{Error, Serialize, Serializer};
use std::borrow::Cow;
use vocabulary::{
    Block, BreadcrumbList, DataDownload, Dataset, EntryPoint, Geo, ListItem, Organization, Place,
    SearchAction, Text, Thing, Website,
};

/// How many places of a project are named: a card may have dozens, and the page has them all.
const MOST_PLACES: usize = 3;

/// Makes the linked data of one page.
pub(super) struct Linked<'a> {
    pub(super) shared: &'a Shared,
    pub(super) at: &'a Route,
    /// The page in a sentence or two.
    pub(super) description: &'a str,
    /// The way to the page.
    pub(super) crumbs: &'a [Crumb],
}

/// A data block, ready for a `script` element. What can't be written fails the page it stands on,
/// as it fails a data file.
#[derive(Debug)]
pub(super) struct DataBlock(serde_json::Result<Html>);

impl Serialize for DataBlock {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.as_ref().map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl<'a> Linked<'a> {
    /// The data block; nothing where there is nothing to say.
    pub(super) fn block(&self) -> Option<DataBlock> {
        let mut graph = Vec::new();
        if *self.at == Route::Home {
            graph.push(Thing::WebSite(self.website()));
        }
        match (self.shared.shown(self.at), self.at) {
            (Some(facts), _) => graph.push(Thing::Dataset(Box::new(self.report(facts)))),
            (None, Route::Home | Route::Data) => {
                graph.push(Thing::Dataset(Box::new(self.whole())));
            }
            _ => {}
        }
        if !self.crumbs.is_empty() {
            graph.push(Thing::BreadcrumbList(self.breadcrumbs()));
        }
        if graph.is_empty() {
            return None;
        }
        let json = serde_json::to_string(&Block { context: "https://schema.org", graph });
        Some(DataBlock(json.map(|json| Html(guarded(&json)))))
    }

    fn website(&self) -> Website<'a> {
        let site = &self.shared.site;
        let search = |base: &WebAddress| SearchAction {
            target: EntryPoint {
                url_template: format!("{base}{}?q={{text}}", Route::Search.path()),
            },
            query_input: "required name=text",
        };
        Website {
            name: &site.title,
            url: site.base_url.as_deref(),
            in_language: site.language.tag(),
            publisher: self.publisher(),
            potential_action: site.base_url.as_ref().map(search),
        }
    }

    fn publisher(&self) -> Organization<'a> {
        let site = &self.shared.site;
        Organization { name: &site.publisher, url: site.base_url.as_deref() }
    }

    /// The data of one project.
    fn report(&self, facts: &'a Facts) -> Dataset<'a> {
        let (site, card) = (&self.shared.site, &facts.project.card);
        let file = |name| Route::ReportFile(facts.project.slug.clone(), name);
        let csv = (!facts.ledger.is_empty()).then_some("funding.csv");
        let files = csv.into_iter().chain(["record.json"]).map(file);
        let department = card.department.as_ref().and_then(|id| site.department(id));
        let creator =
            department.map(|department| Organization { name: &department.name, url: None });
        Dataset {
            identifier: Some(&card.id),
            temporal_coverage: recorded(facts),
            spatial_coverage: places(facts),
            date_modified: card.updated.map(Date::iso),
            creator: creator.unwrap_or_else(|| self.publisher()),
            ..self.dataset(
                Cow::Owned(format!("{} {}", card.id, card.title)),
                Cow::Borrowed(self.description),
                &facts.ledger,
                files,
            )
        }
    }

    /// The data of all projects.
    fn whole(&self) -> Dataset<'a> {
        let (shared, site) = (self.shared, &self.shared.site);
        let all = shared.rosters.all.totals(shared);
        let files = site.data_files().map(Route::DataFile);
        let years = shared.groups().iter().filter(|group| group.kind == GroupKind::Year);
        let years = years.filter_map(|group| group.roster.column.and_then(Column::period));
        let updated = shared.facts.iter().filter_map(|facts| facts.project.card.updated);
        let district = |boundary: &Boundary| Place {
            name: &site.publisher,
            address: None,
            geo: corners(boundary),
        };
        Dataset {
            temporal_coverage: span(years),
            spatial_coverage: site.boundary.as_deref().map(district).into_iter().collect(),
            date_modified: updated.max().map(Date::iso),
            ..self.dataset(
                Cow::Borrowed(&site.title),
                Cow::Owned(summary::of_dataset(shared)),
                &all.ledger,
                files,
            )
        }
    }

    fn dataset(
        &self,
        name: Text<'a>,
        description: Text<'a>,
        ledger: &Ledger,
        files: impl Iterator<Item = Route>,
    ) -> Dataset<'a> {
        let site = &self.shared.site;
        Dataset {
            name,
            identifier: None,
            description,
            url: self.shared.absolute(self.at),
            in_language: site.language.tag(),
            creator: self.publisher(),
            publisher: self.publisher(),
            license: site.license.map(crate::model::License::url),
            is_accessible_for_free: true,
            temporal_coverage: None,
            spatial_coverage: Vec::new(),
            date_modified: None,
            variable_measured: measured(self.shared, ledger),
            distribution: files.map(|file| self.download(&file)).collect(),
        }
    }

    fn download(&self, file: &Route) -> DataDownload {
        let is_table = file.path().ends_with(".csv");
        DataDownload {
            encoding_format: if is_table { "text/csv" } else { "application/json" },
            content_url: self.address(file),
        }
    }

    fn breadcrumbs(&self) -> BreadcrumbList<'a> {
        let item = |(index, crumb): (usize, &'a Crumb)| ListItem {
            position: index + 1,
            name: &crumb.text,
            item: crumb.to.as_ref().map(|to| format!("{}{}", self.address(to), crumb.fragment)),
        };
        BreadcrumbList { item_list_element: self.crumbs.iter().enumerate().map(item).collect() }
    }

    /// The address of a file as data names it: its own where the site knows it, else the way there.
    fn address(&self, file: &Route) -> String {
        self.shared.absolute(file).unwrap_or_else(|| self.at.link(file))
    }
}

/// The stages of money there are amounts of, by name.
fn measured(shared: &Shared, ledger: &Ledger) -> Vec<String> {
    let locale = &shared.locale;
    let recorded = Stage::ALL.into_iter().filter(|stage| !ledger.total(*stage).is_absent());
    let name = |stage: Stage| {
        let key = format!("stage.{}", stage.key());
        locale.say("summary.in_won", &[("what", locale.word(&key))])
    };
    recorded.map(name).collect()
}

/// The years a project has records of; where no record names a year, the project's own period.
fn recorded(facts: &Facts) -> Option<String> {
    let years = facts.columns.iter().filter_map(|column| column.period());
    span(years).or_else(|| {
        let period = facts.project.card.period?;
        let end = period.end.map(Date::iso).unwrap_or_else(|| "..".to_owned());
        Some(format!("{}/{end}", period.start.iso()))
    })
}

/// From the first year of some periods to the last.
fn span(periods: impl Iterator<Item = Period>) -> Option<String> {
    let years = periods.filter_map(|period| match period {
        Period::Years { first, last } => Some((first, last)),
        Period::Before | Period::After => None,
    });
    let whole = years.reduce(|(from, until), (first, last)| (from.min(first), until.max(last)));
    whole.map(
        |(from, until)| {
            if from == until { from.to_string() } else { format!("{from}/{until}") }
        },
    )
}

/// The first few facilities of a project; without any, its own place.
fn places(facts: &Facts) -> Vec<Place<'_>> {
    let card = &facts.project.card;
    let is_known = |facility: &&Facility| facility.place.is_some() || facility.location.is_some();
    let facilities = card.facilities.iter().filter(is_known).take(MOST_PLACES);
    let mut places: Vec<Place<'_>> = facilities
        .map(|facility| Place {
            name: &facility.name,
            address: facility.place.as_deref(),
            geo: facility.location.as_deref().and_then(coordinates),
        })
        .collect();
    if let (true, Some(own)) = (places.is_empty(), &card.location) {
        let (name, address) = (card.title.as_str(), own.address.as_deref());
        places.push(Place { name, address, geo: coordinates(own) });
    }
    places
}

fn coordinates(location: &Location) -> Option<Geo> {
    let (latitude, longitude) = location.point()?.degrees();
    Some(Geo::GeoCoordinates { latitude, longitude })
}

/// The corners of the district, south-west and north-east.
fn corners(boundary: &Boundary) -> Option<Geo> {
    let points = || boundary.polygons.iter().flat_map(|polygon| &polygon.outer);
    let lat = || points().map(|point| point.lat);
    let lon = || points().map(|point| point.lon);
    let low = Point { lat: lat().min()?, lon: lon().min()? }.degrees();
    let high = Point { lat: lat().max()?, lon: lon().max()? }.degrees();
    Some(Geo::GeoShape { corners: format!("{} {} {} {}", low.0, low.1, high.0, high.1) })
}

/// JSON as it may stand within a `script` element: nothing in it ends the element or begins a
/// comment there, and no line ends where scripts of old saw an end.
fn guarded(json: &str) -> String {
    in_script(json).replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_breaks_out_of_the_element() {
        let text = "</script><!-- & \u{2028}\u{2029} \"\\";
        let json = serde_json::to_string(text).unwrap();
        let safe = guarded(&json);
        assert!(!safe.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{safe}");
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), text);
    }

    #[test]
    fn years_are_spanned() {
        let years = |first, last| Period::Years { first, last };
        let all = [Period::After, years(2020, 2020), Period::Before, years(2018, 2019)];
        assert_eq!(span(all.into_iter()).as_deref(), Some("2018/2020"));
        assert_eq!(span([years(2021, 2021)].into_iter()).as_deref(), Some("2021"));
        assert_eq!(span([Period::Before].into_iter()), None);
    }
}
