import { ownPath } from "./own-path";
import { ApiError } from "./request";

export type PutOptions = {
  headers: Record<string, string>;
  /** Hears the share that was sent, 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
};

/**
 * PUTs bytes to a signed address of the store and answers the ETag. Not by fetch, which cannot tell how far it got.
 * @throws ApiError
 */
export function putBytes(
  url: string,
  bytes: Blob,
  { headers, onProgress, signal }: PutOptions,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const failed = () =>
      reject(new ApiError({ kind: "UploadFailed", detail: "The file could not be sent.", status: 0 }));
    const sending = new XMLHttpRequest();
    sending.open("PUT", ownPath(url));
    for (const [name, value] of Object.entries(headers)) sending.setRequestHeader(name, value);
    sending.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
    sending.onload = () => {
      const etag = sending.getResponseHeader("etag");
      if (sending.status === 200 && etag) resolve(etag);
      else failed();
    };
    sending.onerror = failed;
    sending.onabort = failed;
    signal.addEventListener("abort", () => sending.abort());
    sending.send(bytes);
  });
}
