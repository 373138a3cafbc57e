/** Identity and Access Management: one service for the whole account. @module */

import { credentialReportsOf } from './iamCredentialReport.ts'
import { authorizationDetails, entitiesFor } from './iamDetails.ts'
import { iamReads } from './iamReads.ts'
import { page, pageSize } from './paging.ts'
import { defineService } from './service.ts'
import { AwsFailure } from './wire/protocol.ts'
import { createQueryProtocol } from './wire/queryProtocol.ts'

export const iam = defineService<typeof import('@aws-sdk/client-iam')>({
  id: 'iam',
  isGlobal: true,
  protocol: createQueryProtocol('https://iam.amazonaws.com/doc/2010-05-08/'),
  load: () => import('@aws-sdk/client-iam'),
  operations: {
    ...iamReads,

    /** All kinds share one page; users first, as IAM lists them. */
    GetAccountAuthorizationDetails: ({ Filter = [], MaxItems, Marker }, { account }) => {
      const wanted = authorizationDetails(account).filter(
        ({ type }) => Filter.length === 0 || Filter.includes(type),
      )
      const { items, next } = page(wanted, pageSize(MaxItems, 100, 1000), Marker)
      return {
        UserDetailList: items.flatMap(({ user }) => user ?? []),
        GroupDetailList: items.flatMap(({ group }) => group ?? []),
        RoleDetailList: items.flatMap(({ role }) => role ?? []),
        Policies: items.flatMap(({ policy }) => policy ?? []),
        ...marker(next),
      }
    },

    GenerateCredentialReport: (_, { estate, account }) =>
      credentialReportsOf(estate).generate(account.id),

    GetCredentialReport: (_, { estate, account, now }) =>
      credentialReportsOf(estate).get(account, now()),

    GetAccountPasswordPolicy: (_, { account }) => {
      const { passwordPolicy } = account.iam
      if (!passwordPolicy) {
        const message = `The Password Policy with domain name ${account.id} cannot be found.`
        throw new AwsFailure('NoSuchEntity', message, 404)
      }
      return { PasswordPolicy: passwordPolicy }
    },

    GetAccountSummary: (_, { account: { iam } }) => ({
      SummaryMap: {
        Users: iam.users.length,
        UsersQuota: 5000,
        Groups: iam.groups.length,
        GroupsQuota: 300,
        Roles: iam.roles.length,
        RolesQuota: 1000,
        Policies: iam.policies.length,
        PoliciesQuota: 1500,
        ServerCertificates: iam.serverCertificates.length,
        ServerCertificatesQuota: 20,
        InstanceProfiles: iam.roles.filter(({ instanceProfile }) => instanceProfile).length,
        Providers: iam.oidcProviders.length + iam.samlProviders.length,
        MFADevices: iam.users.filter(({ mfa }) => mfa).length + (iam.root.mfa === 'none' ? 0 : 1),
        MFADevicesInUse:
          iam.users.filter(({ mfa }) => mfa).length + (iam.root.mfa === 'none' ? 0 : 1),
        AccountMFAEnabled: iam.root.mfa === 'none' ? 0 : 1,
        AccountAccessKeysPresent: iam.root.accessKeys?.length ? 1 : 0,
        AccountPasswordPresent: 1,
        AccountSigningCertificatesPresent: 0,
        AccessKeysPerUserQuota: 2,
        SigningCertificatesPerUserQuota: 2,
        GroupsPerUserQuota: 10,
        AttachedPoliciesPerUserQuota: 10,
        AttachedPoliciesPerGroupQuota: 10,
        AttachedPoliciesPerRoleQuota: 10,
        VersionsPerPolicyQuota: 5,
        PolicySizeQuota: 6144,
        PolicyVersionsInUse: iam.policies.length,
        PolicyVersionsInUseQuota: 10_000,
        GlobalEndpointTokenVersion: 1,
      },
    }),

    /** Only virtual devices have a serial number that is an ARN of the account. */
    ListVirtualMFADevices: ({ AssignmentStatus = 'Any', MaxItems, Marker }, { account }) => {
      const { id, iam } = account
      const serial = (name: string) => `arn:aws:iam::${id}:mfa/${name}`
      const ofRoot =
        iam.root.mfa === 'virtual'
          ? [
              {
                SerialNumber: serial('root-account-mfa-device'),
                User: {
                  Path: '/',
                  UserName: account.name,
                  UserId: id,
                  Arn: `arn:aws:iam::${id}:root`,
                  CreateDate: ROOT_CREATED,
                },
                EnableDate: ROOT_CREATED,
              },
            ]
          : []
      const ofUsers = authorizationDetails(account).flatMap(({ user }, index) => {
        const mfa = iam.users[index]?.mfa
        return user && mfa
          ? [
              {
                SerialNumber: serial(user.UserName ?? ''),
                User: {
                  Path: user.Path,
                  UserName: user.UserName,
                  UserId: user.UserId,
                  Arn: user.Arn,
                  CreateDate: user.CreateDate,
                },
                EnableDate: user.CreateDate,
              },
            ]
          : []
      })
      const devices = AssignmentStatus === 'Unassigned' ? [] : [...ofRoot, ...ofUsers]
      const { items, next } = page(devices, pageSize(MaxItems, 100, 1000), Marker)
      return { VirtualMFADevices: items, ...marker(next) }
    },

    ListOpenIDConnectProviders: (_, { account: { id, iam } }) => ({
      OpenIDConnectProviderList: iam.oidcProviders.map(({ host }) => ({
        Arn: oidcArn(id, host),
      })),
    }),

    GetOpenIDConnectProvider: ({ OpenIDConnectProviderArn }, { account: { id, iam } }) => {
      const provider = iam.oidcProviders.find(
        ({ host }) => oidcArn(id, host) === OpenIDConnectProviderArn,
      )
      if (!provider) {
        const message = `OpenIDConnect Provider not found for arn ${OpenIDConnectProviderArn}`
        throw new AwsFailure('NoSuchEntity', message, 404)
      }
      return {
        Url: provider.host,
        ClientIDList: provider.clients,
        ThumbprintList: provider.thumbprints,
        CreateDate: ROOT_CREATED,
      }
    },

    ListSAMLProviders: (_, { account: { id, iam } }) => ({
      SAMLProviderList: iam.samlProviders.map((name) => ({
        Arn: `arn:aws:iam::${id}:saml-provider/${name}`,
        ValidUntil: new Date('2126-01-01T00:00:00Z'),
        CreateDate: ROOT_CREATED,
      })),
    }),

    ListServerCertificates: ({ MaxItems, Marker }, { account: { id, iam } }) => {
      const { items, next } = page(iam.serverCertificates, pageSize(MaxItems, 100, 1000), Marker)
      return {
        ServerCertificateMetadataList: items.map(({ name, uploaded, expires }) => ({
          Path: '/',
          ServerCertificateName: name,
          ServerCertificateId: `ASCA${name.toUpperCase()}`,
          Arn: `arn:aws:iam::${id}:server-certificate/${name}`,
          UploadDate: uploaded,
          Expiration: expires,
        })),
        ...marker(next),
      }
    },

    ListAccountAliases: (_, { account: { alias } }) => ({
      AccountAliases: alias ? [alias] : [],
      IsTruncated: false,
    }),

    ListEntitiesForPolicy: ({ PolicyArn = '', EntityFilter, MaxItems, Marker }, { account }) => {
      const entities = entitiesFor(account, PolicyArn).filter(
        ({ type }) => EntityFilter === undefined || EntityFilter === type,
      )
      const { items, next } = page(entities, pageSize(MaxItems, 100, 1000), Marker)
      return {
        PolicyUsers: items.flatMap(({ type, name, id }) =>
          type === 'User' ? [{ UserName: name, UserId: id }] : [],
        ),
        PolicyGroups: items.flatMap(({ type, name, id }) =>
          type === 'Group' ? [{ GroupName: name, GroupId: id }] : [],
        ),
        PolicyRoles: items.flatMap(({ type, name, id }) =>
          type === 'Role' ? [{ RoleName: name, RoleId: id }] : [],
        ),
        ...marker(next),
      }
    },
  },
})

const ROOT_CREATED = new Date('2023-11-06T08:00:00Z')

function oidcArn(account: string, host: string): string {
  return `arn:aws:iam::${account}:oidc-provider/${host}`
}

function marker(next: string | undefined) {
  return next ? { IsTruncated: true, Marker: next } : { IsTruncated: false }
}
