//! Photos that tell where they were taken.
//!
//! `load` looks into the files. Coordinates are neither kept nor told.

use crate::check::subject::Subject;
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase, Place};

/// `people/gps`: a picture holds the coordinates of where it was taken.
///
/// Phones write where they are into each photo: in a home's photo that is somebody's address.
/// Pictures in `photos/` are published without it, but the content is handed round, and
/// attachments are published as they are. Take it out of the file: in Windows by the file's
/// properties, Details, "Remove Properties and Personal Information"; or by saving the picture
/// anew without its properties.
///
/// ---
/// 사진에 촬영한 곳의 위치(GPS)가 들어 있습니다.
///
/// 휴대전화는 사진마다 찍은 곳을 적어 둡니다. 집에서 찍은 사진이라면 그 집의 주소와 같습니다. `photos/`의 사진은 위치를 지우고 게시하지만
/// 내용 폴더는 여러 사람이 주고받으며, 첨부파일은 그대로 게시됩니다. 윈도우에서는 파일의 속성, ‘자세히’ 탭, ‘속성 및 개인 정보 제거’로 지울 수
/// 있습니다. 속성 없이 새로 저장해도 됩니다.
pub(in crate::check) fn gps(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let project = subject.project;
    for file in project.stored.iter().filter(|file| file.gps) {
        let message = Phrase::new(
            "사진에 촬영한 곳의 위치(GPS)가 들어 있습니다",
            "this picture holds the coordinates of where it was taken",
        );
        let hint = Phrase::new(
            "파일 속성의 ‘자세히’ 탭에서 ‘속성 및 개인 정보 제거’를 누르거나 위치 정보 없이 다시 저장하세요",
            "remove the location in the file's properties, or save the picture anew without it",
        );
        let place = Place::file(project.file(&file.name));
        diagnostics.push(Diagnostic::error("people/gps", place, message).hint(hint));
    }
}
