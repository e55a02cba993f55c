//! Requests -> responses.
//!
//! Serves what the output has and nothing else: no path of the disk is ever built from a request.
//! Stops at the door what is not meant for this server.

use super::address::output_path;
use super::disk::{self, Stamp};
use super::host::Names;
use super::hub::{Hub, Now, STYLE};
use super::script::{EVENTS, SCRIPT, Shown};
use super::shelf::Made;
use super::{events, kind};
use crate::model::encoded;
use crate::output::Recipe;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode, Uri};
use axum::response::Response;
use std::sync::Arc;

/// The script of every page, as it is.
const LIVE: &str =
    concat!(include_str!("live/overlay.js"), include_str!("live/page.js"), include_str!("live.js"));

/// What it takes to answer.
#[derive(Debug)]
pub(super) struct Desk {
    /// The site.
    pub(super) hub: Arc<Hub>,
    /// The names this server answers to.
    pub(super) names: Names,
}

/// Answers one request.
pub(super) async fn answer(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    if let Some(refusal) = refusal(&desk.names, &parts.method, &parts.uri, &parts.headers) {
        return refusal;
    }
    let (path, query) = (parts.uri.path(), parts.uri.query());
    match path {
        SCRIPT => fresh(StatusCode::OK, kind::of(SCRIPT), LIVE),
        EVENTS if parts.method == Method::HEAD => {
            fresh(StatusCode::OK, "text/event-stream", Bytes::new())
        }
        EVENTS => events::stream(Arc::clone(&desk.hub), Shown::read(query.unwrap_or_default())),
        _ => match output_path(path) {
            Some(path) => file(&desk.hub, &path, query, &parts.headers).await,
            None => plain(StatusCode::BAD_REQUEST, "this can be no address of a site"),
        },
    }
}

/// Why a request is not answered, where it is not.
fn refusal(names: &Names, method: &Method, uri: &Uri, headers: &HeaderMap) -> Option<Response> {
    let mut hosts = headers.get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return Some(plain(StatusCode::BAD_REQUEST, "a request must have one `Host`"));
    };
    let named = host.to_str().is_ok_and(|host| names.include(host));
    // A whole address may stand in place of a path (RFC 9112 §3.2.2).
    let addressed = uri.authority().is_none_or(|authority| names.include(authority.as_str()));
    if !named || !addressed {
        let sentence = "이 주소는 미리보기의 주소가 아닙니다. `jangbu preview`가 알려 준 주소로 여세요. \
                        다른 컴퓨터에서는 이 컴퓨터의 이름이 아니라 IP 주소로 엽니다.\n\
                        This address does not belong to the preview: open the one that `jangbu \
                        preview` printed; from another computer, use this computer's IP address, \
                        not its name.\n";
        return Some(plain(StatusCode::FORBIDDEN, sentence));
    }
    if method != Method::GET && method != Method::HEAD {
        let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "a preview is only looked at");
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return Some(response);
    }
    None
}

async fn file(hub: &Arc<Hub>, path: &str, query: Option<&str>, asked: &HeaderMap) -> Response {
    let now = hub.now();
    if let Some(known) = asked.get(header::IF_NONE_MATCH)
        && let Some(tag) = newest_tag(&now, path).filter(|tag| tag == known)
    {
        return kept(fresh(StatusCode::NOT_MODIFIED, kind::of(path), Bytes::new()), &tag);
    }
    let made = hub.fetch(&now, path).await;
    if made.status == StatusCode::PERMANENT_REDIRECT.as_u16() {
        return into_folder(path, query);
    }
    let status = StatusCode::from_u16(made.status).unwrap_or(StatusCode::OK);
    let body = if kind::is_page(&made.path) {
        let style = hub.fetch(&now, STYLE).await;
        shown(path, &made, &style).added_to(&made.bytes).into()
    } else {
        made.bytes.clone()
    };
    let response = fresh(status, kind::of(&made.path), body);
    // Of what was read, not of what lies there by now: the site may be older than the disk.
    match made.stamp.and_then(|stamp| tag(path, stamp)) {
        Some(tag) => kept(response, &tag),
        None => response,
    }
}

fn shown(path: &str, made: &Made, style: &Made) -> Shown {
    Shown { page: path.to_owned(), made: made.hash.clone(), style: style.hash.clone() }
}

/// To the folder of this name, where relative links lead on from.
fn into_folder(path: &str, query: Option<&str>) -> Response {
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    let mut response = plain(StatusCode::PERMANENT_REDIRECT, "");
    if let Ok(location) = HeaderValue::try_from(format!("/{}/{query}", encoded(path))) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

/// The tag of a picture or attachment as it lies on the disk; nothing for what is made of words.
fn newest_tag(now: &Now, path: &str) -> Option<HeaderValue> {
    let recipe = now.snapshot.output.as_ref()?.get(path)?;
    let (Recipe::Copy(file) | Recipe::Transform(file, _)) = recipe else { return None };
    tag(path, disk::stamp(&file)?)
}

/// What tells a browser that the picture or attachment it keeps is still the one: to compare
/// stamps costs nothing, to make a picture small again some tenths of a second.
fn tag(path: &str, stamp: Stamp) -> Option<HeaderValue> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes()).update(path.as_bytes());
    stamp.iter().for_each(|n| {
        hasher.update(&n.to_le_bytes());
    });
    let hash: String = hasher.finalize().to_hex().chars().take(32).collect();
    HeaderValue::try_from(format!("\"{hash}\"")).ok()
}

/// A browser may keep it, and asks each time whether it may use it.
fn kept(mut response: Response, tag: &HeaderValue) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::ETAG, tag.clone());
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// A sentence for whoever asked by hand.
fn plain(status: StatusCode, sentence: &'static str) -> Response {
    fresh(status, "text/plain; charset=utf-8", sentence)
}

/// A response that is never kept: with `no-store` a page is made anew also when one goes back to it.
fn fresh(status: StatusCode, kind: &'static str, body: impl Into<Body>) -> Response {
    const CORP: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(CORP, HeaderValue::from_static("same-origin"));
    response
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "a test saves as somebody else would")]

    use super::*;
    use crate::output::Output;
    use crate::pipeline::Snapshot;
    use crate::preview::editor::Editor;
    use crate::preview::problems::Teller;
    use std::fs;
    use std::path::PathBuf;

    const PATH: &str = "media/a/files/plan.pdf";

    /// A site of one attachment, that lies there.
    fn hub(attachment: PathBuf) -> Arc<Hub> {
        let mut output = Output::new();
        output.insert(PATH, Recipe::Copy(attachment));
        let mut snapshot = Snapshot::default();
        snapshot.output = Some(output);
        let (root, editor) = (PathBuf::new(), Editor::meant("none").unwrap());
        let teller = Teller { absolute: root.clone(), root, editor };
        Arc::new(Hub::new(Now::first(snapshot), teller, std::sync::mpsc::channel().0))
    }

    fn get(hub: &Arc<Hub>, known: Option<&HeaderValue>) -> (u16, HeaderValue, Vec<u8>) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let known = known.map(|tag| (header::IF_NONE_MATCH, tag.clone()));
        runtime.block_on(async {
            let response = file(hub, PATH, None, &known.into_iter().collect()).await;
            let (parts, body) = response.into_parts();
            let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
            (parts.status.as_u16(), parts.headers[header::ETAG].clone(), bytes.to_vec())
        })
    }

    #[test]
    fn a_tag_is_of_the_bytes_that_were_sent() {
        let folder = tempfile::tempdir().unwrap();
        let attachment = folder.path().join("plan.pdf");
        fs::write(&attachment, "old").unwrap();
        let hub = hub(attachment.clone());
        let (status, old, bytes) = get(&hub, None);
        assert_eq!((status, &*bytes), (200, &b"old"[..]));
        assert_eq!(get(&hub, Some(&old)), (304, old.clone(), Vec::new()));
        // Saved, and nobody has told the preview yet.
        fs::write(&attachment, "newer").unwrap();
        assert_eq!(get(&hub, None), (200, old.clone(), b"old".to_vec()));
        hub.now.send_replace(Arc::new(hub.now().followed_by(hub.now().snapshot.clone())));
        let (status, new, bytes) = get(&hub, Some(&old));
        assert_eq!((status, &*bytes), (200, &b"newer"[..]));
        assert_ne!(new, old);
    }
}
