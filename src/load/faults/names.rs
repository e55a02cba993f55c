//! The manual pages of dates, names and files that can't be what they say.

use super::Fault;
use crate::diagnostics::Severity;

/// `dates/impossible`: a date that does not exist.
///
/// There is no 30th of February and no 13th month, and years go from 1900 to 2199. Most often a
/// digit is mistyped.
///
/// ---
/// 없는 날짜입니다.
///
/// 2월 30일이나 13월은 없고, 연도는 1900년에서 2199년까지입니다. 숫자 하나를 잘못 친 경우가 많습니다.
pub(super) const IMPOSSIBLE: Fault = ("dates/impossible", Severity::Error);

/// `dates/undated`: a result without a date.
///
/// A line at the margin that starts with `-`, `○` or the like is a result and starts with its
/// date: `- 2019-06-21: …` or `- '19. 6. 21. : …`. A detail of the result above is indented, be it
/// by one blank.
///
/// ---
/// 날짜가 없는 실적입니다.
///
/// 줄 맨 앞에서 `-`, `○` 따위로 시작하는 줄은 실적이며 `- 2019-06-21: …`이나 `- '19. 6. 21. : …`처럼 날짜로 시작합니다. 앞 실적의
/// 설명이면 한 칸이라도 들여 쓰세요.
pub(super) const UNDATED: Fault = ("dates/undated", Severity::Error);

/// `references/address`: a name that can't be, or is already, an address.
///
/// The names of project folders and of free pages become addresses: ASCII letters, digits and
/// hyphens, no two that differ by capitals only, and none that the site itself uses. A yearly
/// record is named by its period (`2021.md`, `2022-2023.md`, `before.md`, `after.md`); under another
/// name its money would be missing from the page.
///
/// ---
/// 주소로 쓸 수 없거나 이미 쓰이는 이름입니다.
///
/// 사업 폴더와 페이지의 이름은 주소가 되므로 영문자, 숫자, 붙임표만 쓰고, 대소문자만 다른 이름이나 누리집이 스스로 쓰는 이름은 피합니다. 연도별
/// 기록의 이름은 기간입니다(`2021.md`, `2022-2023.md`, `before.md`, `after.md`). 다른 이름이면 그 금액이 페이지에서 빠집니다.
pub(super) const ADDRESS: Fault = ("references/address", Severity::Error);

/// `references/name`: a name that can't be that of a file wherever the site is copied.
///
/// Ids of `site.yaml`, project folders, free pages, photos and attachments become files and folders
/// of the site, which goes to servers, memory sticks and Windows. There, capitals may make no
/// difference, nor whether 한글 is stored composed or decomposed; `con`, `aux`, `nul`, `com1` and the
/// like are devices, whatever their ending; `< > : " | ? * \` can't be used, nor can a blank or dot
/// at the end. A name has at most 255 bytes (85 letters of 한글), a whole path 240 letters. No
/// project's folder is called `page`, in whatever capitals: the list of projects goes on there.
///
/// ---
/// 누리집을 옮겨 놓을 모든 곳에서 파일 이름이 될 수는 없는 이름입니다.
///
/// `site.yaml`의 id, 사업 폴더, 페이지, 사진, 첨부파일의 이름은 누리집의 파일과 폴더 이름이 되고, 누리집은 서버와 USB 메모리, 윈도우로
/// 옮겨집니다. 그런 곳에서는 대소문자나 한글의 조합형·분해형(NFC·NFD)만 다른 이름이 한 파일이 됩니다. `con`, `aux`, `nul`, `com1` 등은 확장자가
/// 있어도 장치 이름이고, `< > : " | ? * \`는 쓸 수 없으며, 빈칸이나 점으로 끝날 수 없습니다. 이름은 255바이트(한글 85자), 전체 경로는
/// 240자까지입니다. 사업 폴더의 이름으로 `page`는 대소문자와 관계없이 쓸 수 없습니다. 사업 목록의 둘째 쪽부터가 그 자리에 놓입니다.
pub(super) const NAME: Fault = ("references/name", Severity::Error);

/// `references/file`: a file that is named is not there.
///
/// Pictures and attachments are named by their path below the project's folder, with capitals as
/// the file has them. Add the file, or correct the path.
///
/// ---
/// 적힌 파일이 없습니다.
///
/// 사진과 첨부파일은 사업 폴더 아래의 경로로 적고, 대문자와 소문자를 구별합니다. 파일을 넣거나 경로를 고치세요.
pub(super) const FILE: Fault = ("references/file", Severity::Error);

/// `references/path`: a path or link does not stay within its folder.
///
/// Paths are relative, with `/` between their parts and no `..`, so that nothing is published
/// that does not belong to the content. A link that leads back to its own folder has no end.
///
/// ---
/// 경로나 링크가 그 폴더 안에 있지 않습니다.
///
/// 경로는 `..` 없이 `/`로 이은 상대 경로로 적습니다. 내용이 아닌 것이 게시되지 않게 하기 위해서입니다. 제자리로 돌아오는 링크는 끝이 없어
/// 따라갈 수 없습니다.
pub(super) const PATH: Fault = ("references/path", Severity::Error);

/// `references/photo`: a file under `photos` that is no picture a page can show.
///
/// Photos are published as JPEG and WebP, made from a JPEG, PNG or WebP file. Pictures of other
/// kinds (HEIC of an iPhone, GIF, TIFF, PDF), files that are broken anywhere, and pictures of more
/// than 100 million pixels or 256 MB can't be. The file itself counts, not its name: save the
/// picture anew as JPEG in a picture program. Documents belong under `files`.
///
/// ---
/// `photos`에 적은 파일이 게시할 수 있는 사진이 아닙니다.
///
/// 사진은 JPEG, PNG, WebP 파일에서 만들어 JPEG와 WebP로 게시합니다. 다른 형식의 그림(아이폰의 HEIC, GIF, TIFF, PDF), 한
/// 곳이라도 깨진 파일, 1억 화소나 256 MB가 넘는 사진은 게시할 수 없습니다. 이름이 아니라 파일의 내용으로 판단하므로 사진 프로그램에서 JPEG로
/// 다시 저장하세요. 문서는 `files`에 적습니다.
pub(super) const PHOTO: Fault = ("references/photo", Severity::Error);

/// `references/moving-photo`: a photo is several pictures after each other.
///
/// Only the first is published: whoever reads or prints the page sees no more of it. To show
/// another one, save that as a JPEG.
///
/// ---
/// 사진이 여러 장면이 이어지는 움직이는 그림입니다.
///
/// 페이지를 읽거나 인쇄하는 사람은 한 장면만 보므로 첫 장면만 게시합니다. 다른 장면을 보이려면 그 장면을 JPEG로 저장해 넣으세요.
pub(super) const MOVING: Fault = ("references/moving-photo", Severity::Note);

/// `references/map`: the boundary of the district can't be read from the file `map` names.
///
/// It is a GeoJSON file (RFC 7946) with at least one area: a Polygon or MultiPolygon, by itself or
/// in a Feature, FeatureCollection or GeometryCollection. Its coordinates are degrees in WGS 84
/// (EPSG:4326), longitude first: `[126.9, 37.45]`. Korean offices often give out EPSG:5179 or 5186,
/// whose numbers are metres, like 953000: save those anew in a mapping program. At most 16 MiB are
/// read; the page draws a simpler line, so nothing is gained by more than 100 KB.
///
/// ---
/// `map`에 적은 파일에서 관할 구역의 경계를 읽을 수 없습니다.
///
/// 면(Polygon, MultiPolygon)이 하나라도 든 GeoJSON(RFC 7946) 파일이어야 하며, Feature, FeatureCollection, GeometryCollection 안에
/// 있어도 됩니다. 좌표는 WGS 84(EPSG:4326)의 도(°)이고 `[126.9, 37.45]`처럼 경도를 먼저 적습니다. 공공 자료에 많은
/// EPSG:5179나 5186은 953000처럼 미터로 적으므로 지도 프로그램에서 바꾸어 저장하세요. 16 MiB까지 읽지만 페이지에는 단순하게 그리므로
/// 100 KB면 넉넉합니다.
pub(super) const MAP: Fault = ("references/map", Severity::Error);
