import { KMSClient, ListKeysCommand } from '@aws-sdk/client-kms'
import { expect, test } from 'vitest'
import { createAws } from '../../mocks/aws/aws.ts'
import { createGeneratedAws } from '../../mocks/estates/generated.ts'
import { serve } from '../../mocks/serve.ts'
import { createSimulation, WINDOW } from '../../mocks/simulation.ts'
import { pointedAt } from './aws/connect.ts'

const estate = createGeneratedAws({ size: 'S' })

test('another process sees what was asked, and starts the count anew', async () => {
  const { cloud } = createSimulation({ clouds: [createAws(estate)], physics: { latency: null } })
  const kms = new KMSClient({ ...pointedAt(cloud, estate.region), credentials: estate.credentials })
  await kms.send(new ListKeysCommand({}))
  const { url, close } = await serve(cloud)
  try {
    const read = async (method: string) => {
      const report: unknown = await (await fetch(url + WINDOW, { method })).json()
      return report
    }
    expect(await read('GET')).toMatchObject({
      calls: 1,
      throttled: 0,
      bound: { milliseconds: 0 },
      tallies: { 'kms:ListKeys': { answered: 1, throttled: 0 } },
    })
    expect(await read('DELETE')).toMatchObject({ calls: 0, tallies: {} })
  } finally {
    await close()
  }
})

test('faults and limits stand between question and answer', async () => {
  const { cloud, report } = createSimulation({
    clouds: [createAws(estate)],
    physics: null,
    faults: [{ fault: 'throttled' }],
  })
  const kms = new KMSClient({ ...pointedAt(cloud, estate.region), credentials: estate.credentials })
  await expect(kms.send(new ListKeysCommand({}))).rejects.toThrow('Rate exceeded')
  expect(report().calls).toBe(1)
})
