//! A plotters backend that draws on a [`Sheet`]: few elements, classes, whole paths.
//!
//! One pixel is a tenth of a unit. Colours are tokens of [`Paint`], font families are roles of
//! text. Measures no fonts, and draws no single pixels.

use super::paint::Paint;
use super::sheet::Sheet;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::convert::Infallible;

/// Draws on a sheet; see the module.
pub(super) struct SheetBackend<'a> {
    sheet: &'a mut Sheet,
    size: (u32, u32),
}

impl<'a> SheetBackend<'a> {
    /// A backend of this size, in tenths of a unit.
    pub(super) fn new(sheet: &'a mut Sheet, size: (u32, u32)) -> Self {
        Self { sheet, size }
    }
}

/// The paint of a style; none of what is not seen.
fn paint<S: BackendStyle>(style: &S) -> Option<Paint> {
    let color = style.color();
    (color.alpha > 0.0).then(|| Paint::of_token(color.rgb))
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for SheetBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        _: bool,
    ) -> Drawn {
        if let Some(paint) = paint(style) {
            self.sheet.rect(paint, upper_left, bottom_right);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        if let Some(paint) = paint(style) {
            self.sheet.line(paint, path, "");
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        if let Some(paint) = paint(style) {
            self.sheet.line(paint, corners, "Z");
        }
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        place: BackendCoord,
    ) -> Drawn {
        self.sheet.text(style.family().as_str(), place, text);
        Ok(())
    }
}
