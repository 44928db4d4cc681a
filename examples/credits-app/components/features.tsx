"use client";

import { FeatureForm } from "./feature-form";

export type Prices = {
  chat: number;
  canvas: number;
  canvasLarge: number;
  videoSecond: number;
  trainingHour: number;
};

const text = (data: FormData, name: string) => String(data.get(name) ?? "");

/** The four things that cost credits, each by its own pattern. */
export function Features({ prices }: { prices: Prices }) {
  return (
    <div className="features">
      <FeatureForm
        title="Chat"
        price={`${prices.chat} a message`}
        path="/api/chat"
        action="Send"
        body={(data) => ({ prompt: text(data, "prompt") })}
        tell={({ reply }) => String(reply)}
      >
        <label>
          Message <input name="prompt" required maxLength={500} defaultValue="Hello" />
        </label>
      </FeatureForm>
      <FeatureForm
        title="Canvas"
        price={`${prices.canvas}, or ${prices.canvasLarge} in high resolution`}
        path="/api/canvas"
        action="Draw"
        body={(data) => ({ prompt: text(data, "prompt"), high_resolution: data.has("large") })}
        tell={({ picture }) => `Drawn: ${picture}`}
      >
        <label>
          Picture <input name="prompt" required maxLength={500} defaultValue="A lighthouse at dusk" />
        </label>
        <label className="check">
          <input type="checkbox" name="large" /> High resolution
        </label>
      </FeatureForm>
      <FeatureForm
        title="Video"
        price={`${prices.videoSecond} a second, for what was rendered`}
        path="/api/video"
        action="Render"
        body={(data) => ({ seconds: Number(data.get("seconds")) })}
        tell={({ video, used }) => `${video}, for ${used} credits`}
      >
        <label>
          Seconds{" "}
          <input name="seconds" type="number" required min={0.1} max={60} step={0.1} defaultValue={4.2} />
        </label>
      </FeatureForm>
      <FeatureForm
        title="Training"
        price={`${prices.trainingHour} a GPU hour, when it is done`}
        path="/api/training"
        action="Train"
        laterMs={2500}
        body={(data) => ({ gpu_hours: Number(data.get("hours")) })}
        tell={({ estimate }) => `Under way; it will cost about ${estimate} credits`}
      >
        <label>
          GPU hours{" "}
          <input name="hours" type="number" required min={0.1} max={100} step={0.1} defaultValue={0.2} />
        </label>
      </FeatureForm>
    </div>
  );
}
