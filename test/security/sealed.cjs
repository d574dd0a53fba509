// Loaded before a program: whatever it does towards a network or another program is written to $SEAL and refused.
const { appendFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');
if (isMainThread && process.env.SEAL_PROOF) setImmediate(() => fetch('http://localhost:9/').catch(() => undefined));

function seal(owner, names, what) {
  for (const name of names) {
    owner[name] = () => {
      appendFileSync(process.env.SEAL, `${what}.${name}\n`);
      throw new Error(`${what}.${name} is sealed`);
    };
  }
}
seal(require('node:net').Socket.prototype, ['connect'], 'net.Socket');
seal(require('node:net').Server.prototype, ['listen'], 'net.Server');
seal(require('node:http'), ['request', 'get'], 'http');
seal(require('node:https'), ['request', 'get'], 'https');
seal(require('node:http2'), ['connect'], 'http2');
seal(require('node:dns'), ['lookup', 'resolve'], 'dns');
seal(require('node:dgram'), ['createSocket'], 'dgram');
seal(require('node:child_process'), ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'], 'child_process');
seal(globalThis, ['fetch', 'WebSocket', 'EventSource'], 'globalThis');
