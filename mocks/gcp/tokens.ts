/**
 * Where credentials become access tokens. Any credentials do: the simulation tells callers apart by
 * nothing, and its tokens open nothing.
 *
 * @module
 */

import type { Route } from './api.ts'

const HOUR = 3600

export const tokens: readonly Route[] = [
  {
    id: 'oauth2:token',
    api: 'oauth2.googleapis.com',
    method: 'POST',
    path: /^\/token$/,
    project: null,
    answer: () => ({
      access_token: 'simulated-google-token',
      expires_in: HOUR - 1,
      token_type: 'Bearer',
      scope: 'https://www.googleapis.com/auth/cloud-platform',
    }),
  },
  {
    id: 'iamcredentials:projects.serviceAccounts.generateAccessToken',
    api: 'iamcredentials.googleapis.com',
    method: 'POST',
    path: /^\/v1\/projects\/-\/serviceAccounts\/(?<account>[^/:]+):generateAccessToken$/,
    project: null,
    answer: () => ({
      accessToken: 'simulated-google-token',
      expireTime: new Date(Date.now() + HOUR * 1000).toISOString(),
    }),
  },
]
