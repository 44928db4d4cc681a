import { createServer, type Socket } from "node:net";

/** Just enough of a mail server to hear what it is given. `isRefused` decides on the recipient of each letter, before it is taken. */
export async function aMailServer(isRefused: (recipient: string) => boolean = () => false) {
  const letters: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    converse(socket, letters, isRefused);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  return {
    letters,
    url: `smtp://127.0.0.1:${typeof address === "object" ? address?.port : 0}`,
    stop: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function converse(socket: Socket, letters: string[], isRefused: (recipient: string) => boolean): void {
  let letter: string | undefined;
  const answerTo = (line: string) => {
    const recipient = /^RCPT TO:<([^>]*)>/im.exec(line)?.[1];
    if (recipient && isRefused(recipient)) return "451 later";
    if (!/^DATA/im.test(line)) return "250 ok";
    letter = "";
    return "354 go on";
  };
  const hear = (text: string) => {
    if (letter === undefined) return answerTo(text);
    letter += text;
    if (!letter.endsWith("\r\n.\r\n")) return null;
    letters.push(letter);
    letter = undefined;
    return "250 ok";
  };
  socket.write("220 test\r\n");
  socket.on("error", () => undefined);
  socket.on("data", (chunk) => {
    const answer = hear(chunk.toString());
    if (answer) socket.write(`${answer}\r\n`);
  });
}
