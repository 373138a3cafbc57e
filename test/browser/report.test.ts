import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '#model'
import { html } from '../../src/report/html/html.ts'
import { finding, HOSTILE_NAMES, SUMMARY } from '../report/hostileFindings.ts'

const folder = mkdtempSync(join(tmpdir(), 'ajar-'))
let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env['AJAR_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}, 60_000)

afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true })
})

interface Opened {
  readonly page: Page
  readonly errors: readonly string[]
}

async function open(findings: readonly Finding[], width = 1280): Promise<Opened> {
  const parts: string[] = []
  const report = html.open((part) => parts.push(part), {
    color: false,
    width: undefined,
    checks: [],
  })
  for (const one of findings) report.finding(one)
  report.end(SUMMARY)
  const path = join(folder, `${findings.length}-${width}.html`)
  writeFileSync(path, parts.join(''))

  const page = await browser.newPage({ viewport: { width, height: 900 } })
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) errors.push(request.url())
  })
  await page.goto(pathToFileURL(path).href)
  await page.waitForSelector('html[data-ready=yes]', { state: 'attached' })
  return { page, errors }
}

describe('the page', () => {
  test('shows hostile names as text and does nothing that they say', async () => {
    const { page, errors } = await open(HOSTILE_NAMES.map((name, index) => finding(name, index)))
    for (const head of await page.locator('#list summary').all()) await head.click()
    expect(await page.title()).toBe('Ajar: posture of the clouds')
    expect(errors).toEqual([])
    expect(await page.locator('#list li').count()).toBe(HOSTILE_NAMES.length)
    expect(await page.locator('#list').innerText()).toContain('\\u{202e}gnp.elbissop')
    await page.close()
  })

  test('finds by words and by choice, and is worked by keyboard alone', async () => {
    const { page } = await open([
      finding('tea', 1),
      finding('coffee', 2, { severity: 'low' }),
      finding('milk', 3, { status: 'pass' }),
    ])
    await page.fill('#words', 'coffee')
    await page.getByText('1 match.').waitFor()
    await page.fill('#words', '')
    await page.selectOption('#status', 'pass')
    await page.getByText('milk').first().waitFor()
    await page.selectOption('#status', 'open')
    await page.getByText('2 match.').waitFor()
    await page.locator('#list summary').first().focus()
    await page.keyboard.press('Enter')
    await page.getByText('Remove the statement.').waitFor()
    await page.close()
  })

  test('fits a telephone', async () => {
    const { page } = await open(
      HOSTILE_NAMES.map((name, index) => finding(name, index)),
      390,
    )
    const [wide, visible] = (await page.evaluate(
      '[document.documentElement.scrollWidth, innerWidth]',
    )) as number[]
    expect(wide).toBeLessThanOrEqual(visible ?? 0)
    await page.close()
  })

  test('opens with 50,000 findings, a hundred at a time', async () => {
    const many = Array.from({ length: 50_000 }, (_, index) => finding(`bucket-${index}`, index))
    const { page, errors } = await open(many)
    expect(errors).toEqual([])
    const timing: unknown = await page.evaluate(
      'performance.now() && Math.round(performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd)',
    )
    process.stdout.write(`50,000 findings: ready ${timing} ms after the start\n`)
    expect(await page.locator('#list li').count()).toBe(100)
    await page.click('#more')
    expect(await page.locator('#list li').count()).toBe(200)
    await page.close()
  })
})
