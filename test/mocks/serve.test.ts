import { request as httpsRequest } from 'node:https'
import { afterEach, expect, test } from 'vitest'
import { combine, overhear, type SimulatedCloud } from '../../mocks/cloud.ts'
import { type Serving, serve } from '../../mocks/serve.ts'
import { createCertificate } from '../../mocks/serveCertificate.ts'

/** A cloud that repeats what it was asked. */
const echo: SimulatedCloud = {
  name: 'aws',
  owns: (request) => new URL(request.url).hostname.endsWith('localhost'),
  receive: async (request) => ({
    request,
    call: {
      cloud: 'aws',
      service: 'echo',
      operation: 'Repeat',
      account: '111122223333',
      region: '',
      writes: false,
      continues: false,
    },
    answer: async () =>
      Response.json(
        { method: request.method, url: request.url, body: await request.text() },
        { headers: { 'x-kept': request.headers.get('x-kept') ?? '' } },
      ),
    refuse: () => new Response(null, { status: 403 }),
  }),
}

const open: Serving[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((serving) => serving.close()))
})

async function served(...args: Parameters<typeof serve>): Promise<Serving> {
  const serving = await serve(...args)
  open.push(serving)
  return serving
}

test('a served cloud sees the method, host, path, headers and body that the client sent', async () => {
  const { url, port } = await served(combine(echo))
  const answer = await fetch(`${url}/a/b?c=d`, {
    method: 'POST',
    body: 'hello',
    headers: { 'x-kept': 'yes' },
  })
  expect(answer.headers.get('x-kept')).toBe('yes')
  expect(await answer.json()).toEqual({
    method: 'POST',
    url: `http://localhost:${port}/a/b?c=d`,
    body: 'hello',
  })
})

test('the same function answers over HTTPS with a certificate made for loopback names', async () => {
  const certificate = createCertificate(['management.azure.com'])
  const { port } = await served(combine(echo), { certificate })
  const body = await new Promise<string>((resolve, reject) => {
    const options = { port, host: '127.0.0.1', servername: 'localhost', ca: certificate.cert }
    const outgoing = httpsRequest({ ...options, headers: { host: 'a1.localhost' } }, (incoming) => {
      incoming.setEncoding('utf8')
      incoming.on('data', resolve)
    })
    outgoing.on('error', reject)
    outgoing.end()
  })
  expect(JSON.parse(body)).toMatchObject({ method: 'GET', url: 'https://a1.localhost/' })
})

test('a request that no cloud owns is misdirected', async () => {
  const cloud = combine(echo)
  expect((await cloud(new Request('https://example.com/'))).status).toBe(421)
})

test('a cloud that rejects is a connection that breaks', async () => {
  const { url } = await served(() => Promise.reject(new Error('reset')))
  await expect(fetch(url)).rejects.toThrow('fetch failed')
})

test('an answer that never comes does not keep the server alive, and the cloud learns that the client left', async () => {
  let aborted: Promise<unknown> = Promise.reject(new Error('never asked'))
  aborted.catch(() => undefined)
  const asked = Promise.withResolvers<void>()
  const { url, close } = await served((request) => {
    aborted = new Promise((resolve) => request.signal.addEventListener('abort', resolve))
    asked.resolve()
    return new Promise(() => undefined)
  })
  const answer = fetch(url).catch((error: unknown) => error)
  await asked.promise
  await close()
  expect(await answer).toBeInstanceOf(Error)
  await aborted
})

test('who overhears a cloud learns every call, answered as before', async () => {
  const heard: string[] = []
  const cloud = combine(overhear(echo, (call) => heard.push(call.operation)))
  expect((await cloud(new Request('http://localhost/'))).status).toBe(200)
  expect(heard).toEqual(['Repeat'])
})
