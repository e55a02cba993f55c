//! The manual pages of the area `theme`: what is wrong in a theme's folder.

use super::Fault;
use crate::diagnostics::Severity;

/// `theme/contrast`: a colour of `theme.yaml` can't be told well enough from what it stands on.
///
/// Letters need a contrast of 4.5 to 1 with every ground they stand on, the border of a control 3
/// to 1 (WCAG 2.2 level AA, 1.4.3 and 1.4.11). The hint names the nearest lighter or darker colour
/// that is enough.
///
/// ---
/// `theme.yaml`의 색이 바탕과 잘 구별되지 않습니다.
///
/// 글자는 놓이는 모든 바탕과 명암비 4.5:1 이상, 입력칸 테두리는 3:1 이상이어야 합니다(WCAG 2.2 AA, 1.4.3과 1.4.11). 기준에 맞는 가장 가까운
/// 색을 함께 알려 드립니다.
pub(super) const CONTRAST: Fault = ("theme/contrast", Severity::Error);

/// `theme/placeholder`: a wording asks for a value that is not filled in there.
///
/// `{names}` in braces are filled in when a page is made, each word its own ones. Any other would
/// stand on the page as it is.
///
/// ---
/// 채워지지 않는 자리가 있는 말입니다.
///
/// 중괄호로 묶은 `{이름}`은 페이지를 만들 때 값으로 바뀌며, 말마다 쓸 수 있는 이름이 다릅니다. 다른 이름은 페이지에 그대로 나옵니다.
pub(super) const PLACEHOLDER: Fault = ("theme/placeholder", Severity::Error);

/// `theme/left-out`: a wording leaves out a value that the usual one says.
///
/// It may be meant so. Often a placeholder was lost while the word was written anew, and a figure
/// with it.
///
/// ---
/// 본래 말에 있던 값이 빠진 말입니다.
///
/// 일부러 뺐을 수도 있지만, 말을 새로 쓰다가 자리를 빠뜨려 수치가 함께 사라진 경우가 많습니다.
pub(super) const LEFT_OUT: Fault = ("theme/left-out", Severity::Warning);

/// `theme/link`: a link of the foot leads nowhere, or may not be followed.
///
/// Only `https`, `http`, `mailto`, `tel` and paths within the site, meant from the home page:
/// `method/index.html`, `pages/about.md`.
///
/// ---
/// 꼬리말의 링크가 아무 데로도 가지 않거나 쓸 수 없는 주소입니다.
///
/// `https`, `http`, `mailto`, `tel`과 첫 페이지에서 본 누리집 안의 경로(`method/index.html`, `pages/about.md`)만 쓸 수 있습니다.
pub(super) const LINK: Fault = ("theme/link", Severity::Error);

/// `theme/template`: a template can't be read, or asks for what is not there.
///
/// The place is that in the template. Where it is a file of the built-in theme, a template of the
/// folder that replaces another lacks something that one needs. What a page hands to its template
/// is seen in the built-in ones.
///
/// ---
/// 템플릿을 읽을 수 없거나, 템플릿이 없는 것을 씁니다.
///
/// 적힌 곳은 템플릿 안의 자리입니다. 내장 테마의 파일이라면, 다른 템플릿을 바꾼 테마 폴더의 템플릿에 필요한 것이 빠져 있습니다. 페이지가 템플릿에
/// 넘기는 값은 내장 템플릿에서 볼 수 있습니다.
pub(super) const TEMPLATE: Fault = ("theme/template", Severity::Error);

/// `theme/unused`: a template or setting of the theme has no effect.
///
/// Pages are made from the templates of the built-in theme's names; others are for these to
/// include or extend. A theme with a whole `assets/style.css` has no use for colours.
///
/// ---
/// 테마의 템플릿이나 설정이 쓰이지 않습니다.
///
/// 페이지는 내장 테마와 이름이 같은 템플릿으로 만듭니다. 다른 템플릿은 이들이 불러 쓸 때만 쓰입니다. `assets/style.css`를 통째로 둔 테마에서는 색
/// 설정이 쓰이지 않습니다.
pub(super) const UNUSED: Fault = ("theme/unused", Severity::Warning);
