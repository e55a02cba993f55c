//! Boundaries as they are found in the wild, and bytes that are none.

use super::decode::tenmillionths;
use super::*;
use crate::model::Point;
use proptest::prelude::*;

const SQUARE: &str = "[[126.9,37.4],[126.95,37.4],[126.95,37.45],[126.9,37.4]]";

fn said(json: &str) -> String {
    match parse("b.geojson", json.as_bytes()) {
        Ok(boundary) => format!("{} areas", boundary.polygons.len()),
        Err(one) => {
            let span = one.place.resolved();
            format!("{}:{} {}", span.line, span.column, one.message.en)
        }
    }
}

#[test]
fn numbers_are_read_to_the_last_digit_that_counts() {
    for (written, value) in [
        ("126.9", 1_269_000_000),
        ("126.91234565", 1_269_123_457),
        ("-126.91234564999", -1_269_123_456),
        ("1.269e2", 1_269_000_000),
        ("12690E-2", 1_269_000_000),
        ("0", 0),
        ("-0.00000004", 0),
        ("-0.00000005", -1),
        ("5e-8", 1),
        ("4e-8", 0),
        ("1e-400", 0),
        ("953000.5", 9_530_005_000_000),
    ] {
        assert_eq!(tenmillionths(written), value, "{written}");
    }
    let nines = "9".repeat(300);
    for huge in ["1e400", "1e99999999999999999999", nines.as_str()] {
        assert!(tenmillionths(huge) > 1_000_000_000_000_000, "{huge}");
    }
}

#[test]
fn every_shape_that_outlines_an_area_is_read() {
    let polygon = format!(r#"{{"type":"Polygon","coordinates":[{SQUARE}]}}"#);
    let feature = format!(r#"{{"type":"Feature","properties":{{"a":[1]}},"geometry":{polygon}}}"#);
    for (json, areas) in [
        (polygon.clone(), 1),
        (format!(r#"{{"coordinates":[[{SQUARE}],[{SQUARE}]],"type":"MultiPolygon"}}"#), 2),
        (feature.clone(), 1),
        (format!(r#"{{"type":"FeatureCollection","features":[{feature},{feature}]}}"#), 2),
        (
            format!(
                r#"{{"type":"GeometryCollection","geometries":[{{"type":"Point","coordinates":[1,2]}},{polygon}]}}"#
            ),
            1,
        ),
    ] {
        assert_eq!(said(&json), format!("{areas} areas"), "{json}");
    }
}

#[test]
fn holes_and_heights_are_read_and_the_closing_point_is_left_out() {
    let hole = "[[126.91,37.41,5],[126.92,37.41,5],[126.92,37.42,5],[126.91,37.41,5]]";
    let json = format!(r#"{{"type":"Polygon","coordinates":[{SQUARE},{hole}]}}"#);
    let boundary = parse("b", json.as_bytes()).unwrap();
    let [polygon] = boundary.polygons.as_slice() else { panic!("not one area") };
    assert_eq!(polygon.outer.len(), 3);
    assert_eq!(polygon.holes[0][1], Point { lat: 374_100_000, lon: 1_269_200_000 });
}

#[test]
fn faults_are_told_where_they_stand() {
    for (ring, expected) in [
        ("[[1,2],\n  [953000.1, 1952000],[1,2]]", "2:3 the coordinates are not degrees"),
        ("[[37.4,126.9]]", "1:40 latitude and longitude are the wrong way round"),
        ("[[190,12]]", "1:40 there is no such place"),
        ("[[126.9]]", "1:40 a position is two numbers"),
        ("[[126.9,37.4,1,2]]", "1:40 a position is two numbers"),
        ("[[126.9,37.4],[126.9,37.5],[126.8,37.5]]", "1:1 a line around area 1 does not end"),
        ("[[126.9,37.4],[126.9,37.5],[126.9,37.4]]", "1:1 a line around area 1 has fewer"),
        ("[[126.9,37.4],", "1:53 from here on the file can't be read as JSON"),
        ("[1,2]", "1:1 the `coordinates` of an area"),
        ("\"none\"", "this value has no place"),
    ] {
        let json = format!(r#"{{"type":"Polygon", "coordinates":    [{ring}]}}"#);
        let said = said(&json);
        assert!(said.contains(expected), "{ring}\n{said}");
    }
}

#[test]
fn what_outlines_nothing_is_told() {
    for (json, expected) in [
        ("{}", "has no `type`"),
        ("[]", "this value has no place"),
        ("", "can't be read as JSON"),
        ("지도", "1:1 from here on"),
        (r#"{"type":"FeatureCollection","features":[]}"#, "outlines no area"),
        (r#"{"type":"Feature","geometry":null}"#, "outlines no area"),
        (r#"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#, "outlines no area"),
        (r#"{"type":"Polygon","coordinates":[]}"#, "outlines no area"),
        (r#"{"type":"Topology","objects":{}}"#, "TopoJSON"),
        (r#"{"type":"Circle"}"#, "`Circle` is no `type`"),
    ] {
        let said = said(json);
        assert!(said.contains(expected), "{json}\n{said}");
    }
}

#[test]
fn a_boundary_in_another_encoding_is_named_so() {
    let problem = parse("b", b"{\"name\":\"\xb1\xdd\xc3\xb5\"}").unwrap_err();
    assert_eq!(problem.code, "yaml/encoding");
    assert!(problem.message.en.contains("CP949"), "{}", problem.message.en);
    assert!(parse("b", &vec![b' '; LARGEST + 1]).unwrap_err().message.en.contains("too large"));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = parse("b", &bytes);
    }

    #[test]
    fn no_change_to_a_boundary_makes_it_panic(at in 0_usize..130, with in "[\\[\\]{}\",:e0-9.-]{0,4}") {
        let json = format!(r#"{{"type":"MultiPolygon","coordinates":[[{SQUARE}]]}}"#);
        let (before, after) = json.split_at(at.min(json.len()));
        let _ = parse("b", format!("{before}{with}{after}").as_bytes());
        let _ = parse("b", format!("{before}{}", after.get(with.len()..).unwrap_or("")).as_bytes());
    }
}
