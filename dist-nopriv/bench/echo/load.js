import { connect } from 'node:net';
const HANDSHAKE = 'GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n';
/**
 * Keeps `inFlight` frames of `bytes` bytes on the way on each of `connections` plain TCP connections for `ms`, and counts what comes back. Frames
 * are made once; answers are counted by their bytes: an echo server's answer has one length.
 */
export async function echoLoad(port, options) {
    const frame = maskedText(options.bytes);
    const answerBytes = options.bytes + headerBytes(options.bytes);
    let echoes = 0;
    const sockets = await Promise.all(Array.from({ length: options.connections }, () => open(port, answerBytes, frame, (count) => (echoes += count))));
    const first = Buffer.concat(Array.from({ length: options.inFlight }, () => frame));
    for (const socket of sockets)
        socket.write(first);
    await pause(options.ms / 4);
    const from = echoes;
    const start = performance.now();
    await pause(options.ms);
    const echoesPerSecond = ((echoes - from) / (performance.now() - start)) * 1000;
    for (const socket of sockets)
        socket.destroy();
    return { echoesPerSecond };
}
/** Connects, upgrades, and from then on answers each whole echo with another frame. */
function open(port, answerBytes, frame, count) {
    return new Promise((resolve, reject) => {
        const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => socket.write(HANDSHAKE));
        let upgraded = false;
        let pending = 0;
        socket.on('error', reject);
        socket.on('data', (chunk) => {
            if (!upgraded) {
                if (!chunk.includes('\r\n\r\n'))
                    return;
                upgraded = true;
                resolve(socket);
                return;
            }
            pending += chunk.length;
            const echoes = Math.floor(pending / answerBytes);
            if (echoes === 0)
                return;
            pending -= echoes * answerBytes;
            count(echoes);
            socket.write(echoes === 1 ? frame : Buffer.concat(Array.from({ length: echoes }, () => frame)));
        });
    });
}
/** A client's text frame with an all-zero mask: RFC 6455 allows any. */
function maskedText(bytes) {
    const header = headerBytes(bytes);
    const frame = Buffer.alloc(header + 4 + bytes, 'a');
    frame[0] = 0x81;
    if (header === 2)
        frame[1] = 0x80 | bytes;
    else if (header === 4) {
        frame[1] = 0x80 | 126;
        frame.writeUInt16BE(bytes, 2);
    }
    else {
        frame[1] = 0x80 | 127;
        frame.writeBigUInt64BE(BigInt(bytes), 2);
    }
    frame.fill(0, header, header + 4);
    return frame;
}
function headerBytes(bytes) {
    return bytes < 126 ? 2 : bytes < 65_536 ? 4 : 10;
}
function pause(ms) {
    return new Promise((resolve) => setTimeout(resolve, ms));
}
//# sourceMappingURL=load.js.map