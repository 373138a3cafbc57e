import { z } from 'zod'
import { operation } from '#model'
import { nextPage, type Page } from '../page.ts'

const IpConfiguration = z.object({
  ipv4Enabled: z.boolean().default(false),
  authorizedNetworks: z
    .array(z.object({ value: z.string(), expirationTime: z.string().optional() }))
    .default([]),
  requireSsl: z.boolean().optional(),
  sslMode: z.string().optional(),
})

/** https://cloud.google.com/sql/docs/mysql/admin-api/rest/v1/instances */
const Instance = z.object({
  name: z.string(),
  project: z.string().optional(),
  region: z.string().optional(),
  databaseVersion: z.string().default(''),
  instanceType: z.string().default('CLOUD_SQL_INSTANCE'),
  ipAddresses: z.array(z.object({ type: z.string(), ipAddress: z.string() })).default([]),
  serverCaCert: z.object({ expirationTime: z.string().optional() }).optional(),
  diskEncryptionConfiguration: z.object({ kmsKeyName: z.string().optional() }).optional(),
  settings: z.object({
    userLabels: z.record(z.string(), z.string()).default({}),
    ipConfiguration: IpConfiguration.default({ ipv4Enabled: false, authorizedNetworks: [] }),
    backupConfiguration: z
      .object({
        enabled: z.boolean().default(false),
        binaryLogEnabled: z.boolean().default(false),
        pointInTimeRecoveryEnabled: z.boolean().default(false),
        backupRetentionSettings: z.object({ retainedBackups: z.number().optional() }).optional(),
      })
      .optional(),
    databaseFlags: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
    deletionProtectionEnabled: z.boolean().default(false),
    connectorEnforcement: z.string().optional(),
    passwordValidationPolicy: z.object({ enablePasswordPolicy: z.boolean().optional() }).optional(),
  }),
})
export type InstanceRecord = z.infer<typeof Instance>

const Instances = z.object({ items: z.array(Instance).default([]) })

export const listInstances = operation<{ readonly project: string } & Page>()({
  id: 'sqladmin:instances.list',
  permissions: ['cloudsql.instances.list'],
  decode: (body) => Instances.parse(body).items,
  next: nextPage,
})

const Users = z.object({
  items: z
    .array(
      z.object({
        name: z.string().default(''),
        host: z.string().optional(),
        /** Left out for users with a password of the database itself. */
        type: z.string().default('BUILT_IN'),
      }),
    )
    .default([]),
})
export type SqlUser = z.infer<typeof Users>['items'][number]

export const listUsers = operation<{ readonly project: string; readonly instance: string }>()({
  id: 'sqladmin:users.list',
  permissions: ['cloudsql.users.list'],
  decode: (body) => Users.parse(body).items,
})
