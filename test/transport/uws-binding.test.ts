import { describe, expect, it } from 'vitest'
import { explain, type HostFacts } from '../../src/transport/uws-binding.ts'

const debian: HostFacts = { platform: 'linux', arch: 'x64', node: 'v22.1.0', glibc: '2.36' }
const missing = (file: string): Error =>
  new Error(`This version supports only …\n\nError: Cannot find module './${file}'`)
const notFound = Object.assign(new Error("Cannot find package 'uWebSockets.js' imported from /app/x.js"), {
  code: 'ERR_MODULE_NOT_FOUND',
})

describe('explain', () => {
  it.each([
    ['not_installed', notFound, debian, /npm install/],
    ['musl', new Error('Error relocating'), { ...debian, glibc: null }, /Alpine/],
    [
      'glibc',
      new Error("/lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.38' not found (required by …)"),
      debian,
      /needs glibc 2\.38, this system has 2\.36/,
    ],
    ['node_version', missing('uws_linux_x64_999.node'), debian, /no binary for Node v22\.1\.0/],
    ['platform', missing('uws_linux_ppc64_115.node'), { ...debian, arch: 'ppc64' }, /linux on ppc64/],
    ['platform', missing('uws_aix_x64_115.node'), { ...debian, platform: 'aix', glibc: null }, /aix on x64/],
    ['broken', new Error('invalid ELF header\nmore'), debian, /invalid ELF header\./],
    ['broken', 'a string', debian, /a string/],
  ] as const)('%s: says why, and what to do', (reason, cause, host, words) => {
    const explanation = explain(cause, host)
    expect(explanation.reason).toBe(reason)
    expect(explanation.message).toMatch(words)
    expect(explanation.message).toMatch(/node transport/)
  })
})
