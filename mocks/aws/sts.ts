/** Security Token Service: who am I, and may I be another. @module */

import { accountOf, createSession } from './credentials.ts'
import type { AwsAccount } from './estate.ts'
import { policyText } from './resources/policy.ts'
import { defineService } from './service.ts'
import { AwsFailure } from './wire/protocol.ts'
import { createQueryProtocol } from './wire/queryProtocol.ts'

export const sts = defineService<typeof import('@aws-sdk/client-sts')>({
  id: 'sts',
  protocol: createQueryProtocol('https://sts.amazonaws.com/doc/2011-06-15/'),
  load: () => import('@aws-sdk/client-sts'),
  operations: {
    GetCallerIdentity: (_, { caller }) => ({
      UserId: caller.userId,
      Account: caller.account,
      Arn: caller.arn,
    }),

    AssumeRole: (input, { estate, caller, now }) => {
      const { RoleArn = '', RoleSessionName = '', ExternalId, DurationSeconds = 3600 } = input
      if (DurationSeconds < 900 || DurationSeconds > 43_200) {
        throw new AwsFailure('ValidationError', 'DurationSeconds must be between 900 and 43200.')
      }
      const account = estate.account(accountOf(RoleArn))
      if (!account || !trusts(account, RoleArn, caller.arn, ExternalId)) {
        const message = `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`
        throw new AwsFailure('AccessDenied', message, 403)
      }
      // The path of the role is not part of the session's ARN.
      const role = `arn:aws:sts::${account.id}:assumed-role/${RoleArn.split('/').at(-1)}`
      const arn = `${role}/${RoleSessionName}`
      const id = `AROASIMULATED:${RoleSessionName}`
      const expires = new Date(now().getTime() + DurationSeconds * 1000)
      return {
        Credentials: createSession(arn, id, expires),
        AssumedRoleUser: { AssumedRoleId: id, Arn: arn },
      }
    },
  },
})

/**
 * Whether the role's trust document names the caller or its account, with the external id that it
 * asks for. Enough for roles made to be audited through; not a policy engine.
 */
function trusts(
  account: AwsAccount,
  roleArn: string,
  callerArn: string,
  externalId: string | undefined,
): boolean {
  const name = roleArn.split('/').at(-1)
  const role = account.iam.roles.find((candidate) => candidate.name === name)
  if (!role) return false

  const trust = policyText(role.trust)
  const namesCaller = [callerArn, `${accountOf(callerArn)}:root`, `"${accountOf(callerArn)}"`].some(
    (principal) => trust.includes(principal),
  )
  const wanted = /"sts:ExternalId"\s*:\s*"([^"]*)"/.exec(trust)?.[1]
  return namesCaller && (wanted === undefined || wanted === externalId)
}
