//! The window's content as a picture, without a window: for the README, for reports, for tests.

use std::sync::Arc;
use std::time::Duration;

use eframe::egui_wgpu::{self, RendererOptions, ScreenDescriptor};
use egui::{Rect, pos2, vec2};

use super::window::NarplanApp;
use crate::app::{Action, AppState, RiskAction, RiskQuestion, Workspace};

/// What of the window a screenshot shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScreenshotView {
    /// The assignment on the map.
    #[default]
    Map,
    /// The assignment as a board.
    Board,
    /// The steps.
    Rollout,
    /// Staff and money.
    Results,
    /// How sure the figures are.
    Risk,
    /// The first slide that a step has.
    Present,
}

/// Why there is no screenshot.
#[derive(Debug, thiserror::Error)]
pub enum ScreenshotError {
    /// The machine has no graphics driver that could draw it.
    #[error("no graphics driver can draw the window: {0}")]
    NoDriver(String),
    /// The picture cannot be that large.
    #[error("a screenshot of {0} × {1} pixels: choose 320 to 8192 a side")]
    Size(u32, u32),
    /// Reading the picture back failed.
    #[error("the picture could not be read back: {0}")]
    Readback(String),
    /// Writing the picture as PNG failed.
    #[error("the picture could not be written: {0}")]
    Png(#[from] png::EncodingError),
}

/// The window of `state` drawn off screen at `width` × `height` pixels, as PNG.
///
/// # Errors
/// [`ScreenshotError`] where there is no graphics driver (Mesa's software one is enough), or the
/// size is out of range.
pub fn screenshot(
    state: AppState,
    view: ScreenshotView,
    (width, height): (u32, u32),
) -> Result<Vec<u8>, ScreenshotError> {
    if !(320..=8192).contains(&width) || !(320..=8192).contains(&height) {
        return Err(ScreenshotError::Size(width, height));
    }
    let ctx = egui::Context::default();
    let mut app = NarplanApp::new(&ctx, state);
    let (workspace, board) = match view {
        ScreenshotView::Map | ScreenshotView::Present => (Workspace::Assign, false),
        ScreenshotView::Board => (Workspace::Assign, true),
        ScreenshotView::Rollout => (Workspace::Rollout, false),
        ScreenshotView::Results | ScreenshotView::Risk => (Workspace::Budget, false),
    };
    app.act(Action::SetWorkspace(workspace));
    app.act(Action::SetBoard(board));
    if view == ScreenshotView::Present {
        app.act(Action::Present(1));
    }
    if view == ScreenshotView::Risk {
        app.show_risk();
        app.act(Action::Risk(RiskAction::Follow));
        app.act(Action::Risk(RiskAction::Ask(RiskQuestion::SafeStarts)));
        app.settle();
    }
    let frames = Frames::new(&ctx, (width, height))?;
    let mut output = frames.run(&mut app, 0);
    // Panels know their size after the first frame, and what moves comes to rest.
    for frame in 1..6 {
        app.settle();
        output = frames.run(&mut app, frame);
    }
    let rgba = frames.draw(output)?;
    encode(&rgba, width, height)
}

/// Runs frames of the window and draws the last one.
struct Frames {
    ctx: egui::Context,
    size: (u32, u32),
    gpu: egui_wgpu::RenderState,
}

/// A driver for drawing off screen, the software one if need be.
fn gpu() -> Result<egui_wgpu::RenderState, ScreenshotError> {
    let no_driver = |reason: &dyn std::fmt::Display| ScreenshotError::NoDriver(reason.to_string());
    let setup = egui_wgpu::WgpuSetup::without_display_handle();
    let instance = pollster::block_on(setup.new_instance());
    let configuration = egui_wgpu::WgpuConfiguration {
        wgpu_setup: setup,
        ..egui_wgpu::WgpuConfiguration::default()
    };
    let options = RendererOptions::default();
    let state = egui_wgpu::RenderState::create(&configuration, &instance, None, options);
    pollster::block_on(state).map_err(|error| no_driver(&error))
}

impl Frames {
    fn new(ctx: &egui::Context, size: (u32, u32)) -> Result<Self, ScreenshotError> {
        Ok(Self { ctx: ctx.clone(), size, gpu: gpu()? })
    }

    fn run(&self, app: &mut NarplanApp, frame: u32) -> egui::FullOutput {
        let screen =
            Rect::from_min_size(pos2(0.0, 0.0), vec2(self.size.0 as f32, self.size.1 as f32));
        let input = egui::RawInput {
            screen_rect: Some(screen),
            time: Some(Duration::from_millis(200).as_secs_f64() * f64::from(frame)),
            focused: true,
            max_texture_side: Some(8192),
            ..egui::RawInput::default()
        };
        let mut output = self.ctx.run_ui(input, |ui| app.frame(ui));
        let mut renderer = self.gpu.renderer.write();
        #[expect(clippy::iter_over_hash_type, reason = "textures do not depend on each other")]
        for (id, images) in output.textures_delta.set.drain() {
            for image in images {
                renderer.update_texture(&self.gpu.device, &self.gpu.queue, id, &image);
            }
        }
        // What is freed lives as long as the picture: six frames make no garbage worth sweeping.
        output.textures_delta.clear();
        drop(renderer);
        output
    }

    fn draw(&self, output: egui::FullOutput) -> Result<Vec<u8>, ScreenshotError> {
        let (width, height) = self.size;
        let device = &self.gpu.device;
        let shapes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let screen = ScreenDescriptor {
            size_in_pixels: [width, height],
            pixels_per_point: output.pixels_per_point,
        };
        let texture = device.create_texture(&wgpu::TextureDescriptor {
            label: Some("screenshot"),
            size: wgpu::Extent3d { width, height, depth_or_array_layers: 1 },
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format: self.gpu.target_format,
            usage: wgpu::TextureUsages::RENDER_ATTACHMENT | wgpu::TextureUsages::COPY_SRC,
            view_formats: &[],
        });
        let view = texture.create_view(&wgpu::TextureViewDescriptor::default());
        let mut encoder = device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        let mut renderer = self.gpu.renderer.write();
        let mut commands =
            renderer.update_buffers(device, &self.gpu.queue, &mut encoder, &shapes, &screen);
        {
            let pass = encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
                label: Some("screenshot"),
                color_attachments: &[Some(wgpu::RenderPassColorAttachment {
                    view: &view,
                    resolve_target: None,
                    depth_slice: None,
                    ops: wgpu::Operations {
                        load: wgpu::LoadOp::Clear(wgpu::Color::TRANSPARENT),
                        store: wgpu::StoreOp::Store,
                    },
                })],
                ..wgpu::RenderPassDescriptor::default()
            });
            renderer.render(&mut pass.forget_lifetime(), &shapes, &screen);
        }
        commands.push(encoder.finish());
        self.gpu.queue.submit(commands);
        self.read_back(&texture)
    }

    /// The texture's pixels, row by row, RGBA.
    fn read_back(&self, texture: &wgpu::Texture) -> Result<Vec<u8>, ScreenshotError> {
        let failed = |reason: &dyn std::fmt::Display| ScreenshotError::Readback(reason.to_string());
        let (width, height) = self.size;
        let device = &self.gpu.device;
        let align = wgpu::COPY_BYTES_PER_ROW_ALIGNMENT;
        let row = (width * 4).div_ceil(align) * align;
        let buffer = Arc::new(device.create_buffer(&wgpu::BufferDescriptor {
            label: Some("screenshot"),
            size: u64::from(row) * u64::from(height),
            usage: wgpu::BufferUsages::COPY_DST | wgpu::BufferUsages::MAP_READ,
            mapped_at_creation: false,
        }));
        let mut encoder = device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        encoder.copy_texture_to_buffer(
            texture.as_image_copy(),
            wgpu::TexelCopyBufferInfo {
                buffer: &buffer,
                layout: wgpu::TexelCopyBufferLayout {
                    offset: 0,
                    bytes_per_row: Some(row),
                    rows_per_image: None,
                },
            },
            wgpu::Extent3d { width, height, depth_or_array_layers: 1 },
        );
        self.gpu.queue.submit([encoder.finish()]);
        let (sender, receiver) = std::sync::mpsc::channel();
        buffer.slice(..).map_async(wgpu::MapMode::Read, move |result| drop(sender.send(result)));
        device.poll(wgpu::PollType::wait_indefinitely()).map_err(|error| failed(&error))?;
        receiver.recv().map_err(|error| failed(&error))?.map_err(|error| failed(&error))?;
        let swap = matches!(
            self.gpu.target_format,
            wgpu::TextureFormat::Bgra8Unorm | wgpu::TextureFormat::Bgra8UnormSrgb
        );
        let bytes = buffer.slice(..).get_mapped_range().map_err(|error| failed(&error))?;
        let mut rgba = Vec::with_capacity((width * height * 4) as usize);
        for line in bytes.chunks(row as usize) {
            for pixel in line.chunks_exact(4).take(width as usize) {
                match *pixel {
                    [b, g, r, a] if swap => rgba.extend([r, g, b, a]),
                    _ => rgba.extend(pixel),
                }
            }
        }
        Ok(rgba)
    }
}

fn encode(rgba: &[u8], width: u32, height: u32) -> Result<Vec<u8>, ScreenshotError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(rgba)?;
    writer.finish()?;
    Ok(bytes)
}
