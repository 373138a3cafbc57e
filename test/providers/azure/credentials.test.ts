import {
  AggregateAuthenticationError,
  AuthenticationError,
  CredentialUnavailableError,
} from '@azure/identity'
import { expect, test } from 'vitest'
import { UsageError } from '#model'
import { refusedCredentials } from '../../../providers/azure/credentials.ts'

const entra = (description: string) =>
  new AuthenticationError(400, { error: 'invalid_grant', error_description: description })
const chain = (...messages: readonly string[]) =>
  new AggregateAuthenticationError(
    messages.map((message) => new CredentialUnavailableError(message)),
    'ChainedTokenCredential authentication failed.',
  )

test.each([
  [
    'nothing to sign in with',
    chain('Azure CLI could not be found.'),
    /No Azure credentials.*az login/,
  ],
  [
    'no network on the way to a machine’s identity, and nothing else',
    chain('ManagedIdentityCredential: Network unreachable. Message: network_error'),
    /No Azure credentials/,
  ],
  [
    'a sign-in of the CLI that has ended',
    chain('Interactive authentication is needed. Please run: az login'),
    /sign-in has expired: sign in with/,
  ],
  [
    'a refresh token that has ended',
    entra('AADSTS700082: The refresh token has expired due to inactivity.'),
    /expired \(AADSTS700082\)/,
  ],
  [
    'a secret that has ended',
    entra('AADSTS7000222: The provided keys are expired.'),
    /AADSTS7000222/,
  ],
  ['a wrong secret', entra('AADSTS7000215: Invalid client secret.'), /not accept.*AADSTS7000215/],
  ['a tenant that there is not', entra("AADSTS90002: Tenant 'x' not found."), /--azure-tenant/],
  ['no way to Entra', entra('network_error: See https://aka.ms/msal.js.errors'), /does not answer/],
] as const)('%s is told in one sentence', (_story, error, sentence) => {
  const refusal = refusedCredentials(error)
  expect(refusal).toBeInstanceOf(UsageError)
  expect(refusal.message).toMatch(sentence)
  expect(refusal.message).not.toContain('\n')
})
