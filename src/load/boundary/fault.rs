//! What may be wrong with a boundary, and how it is said.
//!
//! Gives each fault its words and its place; what the shapes mean is not looked at here.

use super::decode::{BEYOND, COUNT, METRES, SWAPPED};
use crate::diagnostics::{Diagnostic, Phrase, Place, Span};
use crate::load::notes::{quoted, shown};
use serde_json::error::{Category, Error};

/// The code of every fault of a boundary but its encoding.
const CODE: &str = "references/map";

/// A fault of a boundary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    TooLarge,
    NotJson,
    NotGeoJson,
    NoType,
    UnknownType(String),
    TopoJson,
    Nesting,
    Metres,
    Swapped,
    Beyond,
    Count,
    OpenRing(usize),
    ShortRing(usize),
    NoOutline,
}

/// Where reading a text as JSON stopped, and why.
pub(super) fn located(file: &str, json: &str, error: &Error) -> Box<Diagnostic> {
    let words = error.to_string();
    let position = [
        (METRES, Fault::Metres),
        (SWAPPED, Fault::Swapped),
        (BEYOND, Fault::Beyond),
        (COUNT, Fault::Count),
    ];
    let position = position.into_iter().find(|(word, _)| words.starts_with(word));
    let (row, mut column) = (error.line().max(1), error.column());
    let line = json.split('\n').nth(row - 1).unwrap_or_default();
    let fault = match (position, error.classify()) {
        (Some((_, fault)), _) => {
            // Reading stops behind a position; what is to be looked at is its start.
            let before = line.get(..column).unwrap_or(line);
            column = before.rfind('[').map_or(column, |at| at + 1);
            fault
        }
        (None, Category::Data) => Fault::NotGeoJson,
        (None, _) => Fault::NotJson,
    };
    let start = line.floor_char_boundary(column.saturating_sub(1));
    let column = line.get(..start).unwrap_or_default().chars().count() + 1;
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX / 2);
    fault.at(Place::span(file, Span::on_line(number(row), number(column), 1)))
}

impl Fault {
    /// The fault of a file as a whole.
    pub(super) fn in_file(&self, file: &str) -> Box<Diagnostic> {
        self.at(Place::file(file))
    }

    fn at(&self, place: Place) -> Box<Diagnostic> {
        let (message, hint) = (self.message(), self.hint());
        Box::new(Diagnostic::error(CODE, place, message).hint(hint))
    }

    fn message(&self) -> Phrase {
        let (ko, en) = match self {
            Self::UnknownType(kind) => return unknown_type(kind),
            Self::OpenRing(n) | Self::ShortRing(n) => return self.ring(*n),
            Self::TooLarge => (
                "경계 파일이 너무 큽니다. 16 MiB까지 읽습니다",
                "the boundary file is too large, at most 16 MiB are read",
            ),
            Self::NotJson => (
                "여기부터 JSON으로 읽을 수 없습니다",
                "from here on the file can't be read as JSON",
            ),
            Self::NotGeoJson => {
                ("GeoJSON에 쓸 수 없는 값입니다", "this value has no place in GeoJSON")
            }
            Self::NoType => (
                "GeoJSON이 아닙니다. `type`이 없는 것이 있습니다",
                "this is no GeoJSON: something in it has no `type`",
            ),
            Self::TopoJson => ("GeoJSON이 아니라 TopoJSON입니다", "this is TopoJSON, not GeoJSON"),
            Self::Nesting => (
                "경계의 `coordinates`가 도형에 맞게 묶여 있지 않습니다",
                "the `coordinates` of an area are not nested as its `type` asks for",
            ),
            Self::Metres => (
                "좌표가 경도와 위도(도)가 아닙니다. 미터로 적은 다른 좌표계로 보입니다",
                "the coordinates are not degrees; they look like metres of another coordinate system",
            ),
            Self::Swapped => (
                "경도와 위도의 순서가 바뀌었습니다",
                "latitude and longitude are the wrong way round",
            ),
            Self::Beyond => (
                "지구에 없는 좌표입니다. 경도는 -180에서 180, 위도는 -90에서 90까지입니다",
                "there is no such place: longitude goes from -180 to 180, latitude from -90 to 90",
            ),
            Self::Count => (
                "좌표 하나는 수 두 개(경도, 위도) 또는 세 개입니다",
                "a position is two numbers (longitude, latitude), or three",
            ),
            Self::NoOutline => (
                "경계가 되는 면(Polygon, MultiPolygon)이 없습니다",
                "the file outlines no area: there is no Polygon or MultiPolygon in it",
            ),
        };
        Phrase::new(ko, en)
    }

    fn ring(&self, number: usize) -> Phrase {
        match self {
            Self::OpenRing(_) => Phrase::new(
                format!("{number}번째 면의 선이 처음 자리에서 끝나지 않습니다"),
                format!("a line around area {number} does not end where it begins"),
            ),
            _ => Phrase::new(
                format!("{number}번째 면의 선에 서로 다른 점이 세 개보다 적습니다"),
                format!("a line around area {number} has fewer than three different points"),
            ),
        }
    }

    fn hint(&self) -> Phrase {
        let (ko, en) = match self {
            Self::TooLarge => (
                "지도 프로그램에서 경계를 단순화해 다시 저장하세요. 한 자치구는 100 KB면 넉넉합니다",
                "simplify the boundary in a mapping program; 100 KB are plenty for a district",
            ),
            Self::NotJson | Self::Nesting | Self::NotGeoJson | Self::OpenRing(_) => (
                "손으로 고치지 말고 지도 프로그램에서 GeoJSON으로 다시 내보내세요",
                "export it as GeoJSON again from a mapping program rather than mending it by hand",
            ),
            Self::Metres => (
                "지도 프로그램에서 WGS 84(EPSG:4326) 좌표계로 바꾸어 저장하세요",
                "save it in a mapping program as WGS 84 (EPSG:4326)",
            ),
            Self::Swapped | Self::Beyond | Self::Count => (
                "`[126.9, 37.45]`처럼 경도를 먼저, 위도를 뒤에 적습니다",
                "longitude comes first, then latitude, like `[126.9, 37.45]`",
            ),
            Self::ShortRing(_) | Self::NoOutline => (
                "구역의 경계가 면으로 든 파일인지 지도 프로그램에서 확인하세요",
                "see in a mapping program whether the file holds the district as an area",
            ),
            Self::NoType | Self::UnknownType(_) | Self::TopoJson => (
                "지도 프로그램에서 GeoJSON 형식을 골라 다시 내보내세요",
                "export it again and choose GeoJSON as its format",
            ),
        };
        Phrase::new(ko, en)
    }
}

fn unknown_type(kind: &str) -> Phrase {
    Phrase::new(
        format!("`type`의 {} GeoJSON에 없는 도형입니다", quoted(kind, "은/는")),
        format!("`{}` is no `type` of GeoJSON", shown(kind)),
    )
}
