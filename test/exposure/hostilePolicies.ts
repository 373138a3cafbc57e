/**
 * Documents made to hurt: large, deep, knotted, malformed. Each must end in a verdict or in
 * "undecided" with its cause, within the budget.
 *
 * @module
 */

type Statement = Readonly<Record<string, unknown>>

const BUCKET = 'arn:aws:s3:::acme-data'

function policy(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements })
}

function allow(more: Statement): Statement {
  return {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: `${BUCKET}/*`,
    ...more,
  }
}

function deny(more: Statement): Statement {
  return { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: `${BUCKET}/*`, ...more }
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index)
}

function pair(index: number): [string, string] {
  return ['abcdefghijklmnop'.charAt(index % 16), 'ponmlkjihgfedcba'.charAt(index % 16)]
}

/** Statements that each demand another knotted pattern of the same resource. */
function knots(count: number): Statement[] {
  return numbers(count).map((index) => {
    const [a, b] = pair(index)
    return deny({ Resource: undefined, NotResource: `${BUCKET}/*${a}x*${b}y*` })
  })
}

/** Documents that can be judged, however long it takes to find out that they cannot. */
export const KNOTTED: Readonly<Record<string, string>> = {
  'ten knotted patterns to satisfy at once': policy([
    allow({}),
    ...knots(10),
    deny({ Resource: `${BUCKET}/*z*` }),
  ]),
  'twenty knotted patterns, none of which may match': policy([
    allow({ Resource: `${BUCKET}/*a*b*c*` }),
    ...numbers(20).map((index) => deny({ Resource: `${BUCKET}/*${pair(index).join('?')}*` })),
  ]),
  'patterns of four hundred stars': policy([
    allow({ Resource: `${BUCKET}/${'*a'.repeat(400)}` }),
    deny({ Resource: `${BUCKET}/${'*b'.repeat(400)}` }),
  ]),
  'patterns of question marks': policy([
    allow({ Resource: `${BUCKET}/${'?'.repeat(900)}` }),
    deny({ Resource: `${BUCKET}/*${'?'.repeat(899)}*` }),
  ]),
  'twelve denies that cover all but a corner': policy([
    allow({ Action: 's3:*' }),
    ...numbers(12).map((index) =>
      deny({
        Condition: {
          StringNotEquals: { [`aws:RequestTag/k${index}`]: ['a', 'b'] },
          StringLike: { [`aws:PrincipalTag/k${index}`]: '*' },
        },
      }),
    ),
    deny({ Condition: { StringEquals: { 'aws:RequestTag/k0': ['a', 'b'] } } }),
  ]),
  'eighteen denies with four ways round each': policy([
    allow({ Action: 's3:*' }),
    ...numbers(18).map((index) =>
      deny({
        Action: [`s3:*${pair(index)[0]}*`],
        Resource: `${BUCKET}/*${pair(index)[1]}*`,
        Condition: {
          StringLike: { 'aws:Referer': `*${pair(index).join('*')}*` },
          NumericLessThan: { 's3:max-keys': String(index) },
        },
      }),
    ),
    deny({ Condition: { StringLike: { 'aws:Referer': '*' } } }),
    deny({ Condition: { Null: { 'aws:Referer': 'true' } } }),
  ]),
  'two thousand statements that allow': policy(
    numbers(2000).map((index) =>
      allow({
        Resource: `${BUCKET}/${index}/*`,
        Condition: { StringEquals: { 'aws:PrincipalOrgID': `o-${index}aaaaaaaaaa` } },
      }),
    ),
  ),
  'two thousand statements that deny': policy([
    allow({}),
    ...numbers(2000).map((index) => deny({ Resource: `${BUCKET}/${index}*` })),
  ]),
  'five hundred denies against five hundred allows': policy([
    ...numbers(500).map((index) => allow({ Resource: `${BUCKET}/${index}/*` })),
    ...numbers(500).map((index) => deny({ Resource: `${BUCKET}/${index}/*` })),
  ]),
  'three thousand principals': policy([
    allow({
      Principal: {
        AWS: numbers(3000).map(
          (index) =>
            `arn:aws:iam::${String(100_000_000_000 + index)}:role/path/to/the/role/${index}`,
        ),
      },
    }),
  ]),
  'a thousand services': policy([
    allow({
      Principal: { Service: numbers(1000).map((index) => `service-${index}.amazonaws.com`) },
    }),
  ]),
  'three hundred condition keys': policy([
    allow({
      Condition: {
        StringLike: Object.fromEntries(
          numbers(300).map((index) => [`aws:PrincipalTag/${index}`, `*${index}*`]),
        ),
      },
    }),
    deny({
      Condition: {
        StringNotLike: Object.fromEntries(
          numbers(300).map((index) => [`aws:PrincipalTag/${index}`, `*${index}?`]),
        ),
      },
    }),
  ]),
  'a thousand values of a condition': policy([
    allow({
      Condition: {
        StringLike: { 'aws:userid': numbers(1000).map((index) => `A*${index}:*${index}`) },
      },
    }),
    deny({
      Condition: {
        StringNotEquals: { 'aws:PrincipalOrgID': numbers(1000).map((index) => `o-${index}`) },
      },
    }),
  ]),
  'a thousand ranges of addresses': policy([
    allow({
      Condition: {
        IpAddress: {
          'aws:SourceIp': numbers(1000).map((index) => `${index % 223}.${index % 256}.0.0/17`),
        },
      },
    }),
    deny({
      Condition: {
        IpAddress: {
          'aws:SourceIp': numbers(1000).map((index) => `2600:${index.toString(16)}::/48`),
        },
      },
    }),
  ]),
  'eight variables in each of many values': policy([
    allow({
      Resource: numbers(60).map(
        (index) => `${BUCKET}/${'$'}{aws:PrincipalTag/a${index % 8}}/${'$'}{aws:username}`,
      ),
    }),
    deny({
      Condition: {
        StringNotEquals: Object.fromEntries(
          numbers(8).map((index) => [
            `aws:PrincipalTag/a${index}`,
            `${'$'}{aws:RequestTag/a${index}}`,
          ]),
        ),
      },
    }),
  ]),
  'patterns of accounts': policy(
    numbers(6).map((index) =>
      allow({ Condition: { StringLike: { 'aws:PrincipalAccount': `${index}*${index}` } } }),
    ),
  ),
}

/** Documents that AWS would never have stored, or that nobody can read for certain. */
export const MALFORMED: Readonly<Record<string, unknown>> = {
  'no JSON at all': '{"Version": "2012-10-17", "Statement": [',
  'an empty text': '',
  'a list': '[]',
  'a number': 7,
  'a key twice in the condition': `{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:x":"1"},"StringEquals":{"aws:y":"1"}}}}`,
  'the effect twice': `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}}`,
  'a key twice, once by escape': `{"Version":"2012-10-17","Statement":{"Effect":"Allow","\\u0045ffect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}}`,
  'nesting beyond the stack': `{"Version":"2012-10-17","Statement":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  'an unknown version': '{"Version":"2031-01-01","Statement":[]}',
  'an unknown element':
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Unless":{}}]}',
  'an unknown effect':
    '{"Version":"2012-10-17","Statement":[{"Effect":"Maybe","Principal":"*","Action":"*","Resource":"*"}]}',
  'no action':
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Resource":"*"}]}',
  'a null statement': '{"Version":"2012-10-17","Statement":[null]}',
  'a list of lists': '{"Version":"2012-10-17","Statement":[[{"Effect":"Allow"}]]}',
  'a principal three levels deep':
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":{"AWS":["*"]}},"Action":"*","Resource":"*"}]}',
  'an object for an action':
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":{"s3":"*"},"Resource":"*"}]}',
  'a null condition value':
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:x":null}}}]}',
  'two million characters': `{"Version":"2012-10-17","Id":"${'x'.repeat(2_000_000)}","Statement":[]}`,
  'an unknown operator': policy([allow({ Condition: { StringResembles: { 'aws:x': 'y' } } })]),
  'an address that is none': policy([
    allow({ Condition: { IpAddress: { 'aws:SourceIp': 'everywhere' } } }),
  ]),
  'a number that is none': policy([
    allow({ Condition: { NumericLessThan: { 's3:max-keys': 'ten' } } }),
  ]),
  'a date that is none': policy([
    allow({ Condition: { DateLessThan: { 'aws:CurrentTime': 'tomorrow' } } }),
  ]),
  'a principal with a wildcard in it': policy([
    allow({ Principal: { AWS: 'arn:aws:iam::*:root' } }),
  ]),
  'an unknown kind of principal': policy([allow({ Principal: { Planet: 'earth' } })]),
  'a deny by an unknown operator': policy([
    allow({}),
    deny({ Condition: { StringResembles: { 'aws:x': 'y' } } }),
  ]),
}
