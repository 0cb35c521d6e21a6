import { GenStatem, keepStateAndData, Process } from 'linecard'
import { emit, settle } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const m = await M.startLink({
    handle: (_t, c) => (c === 'h' ? keepStateAndData('hibernate') : keepStateAndData()),
  })
  const chk = async (): Promise<void> => {
    await settle()
    emit([Process.info(m, 'hibernating')])
  }
  GenStatem.cast(m, 'h')
  await chk()
  GenStatem.cast(m, 'x')
  await chk()
}
