import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A key and a certificate that it has signed itself, as files; null where there is no `openssl` to make them. */
export function selfSigned(): { keyFile: string; certFile: string; remove(): void } | null {
  const folder = mkdtempSync(join(tmpdir(), 'linecard-tls-'))
  const keyFile = join(folder, 'key.pem')
  const certFile = join(folder, 'cert.pem')
  const subject = ['-subj', '/CN=localhost', '-days', '2']
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', keyFile]
  try {
    execFileSync('openssl', ['req', '-x509', ...key, '-out', certFile, ...subject], { stdio: 'ignore' })
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
  return { keyFile, certFile, remove: () => rmSync(folder, { recursive: true }) }
}
