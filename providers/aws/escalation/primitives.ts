/**
 * The calls by which somebody gets more rights than he has, each with what it takes. More of them
 * are more rows.
 *
 * Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html for roles
 * handed to services, the Service Authorization Reference for what each action does.
 *
 * @module
 */

/** A service that runs what its caller wants under a role that its caller hands over. */
export interface Runner {
  /** As trust policies name it. */
  readonly service: string
  /** All of them are needed, besides iam:PassRole. */
  readonly actions: readonly string[]
}

export const RUNNERS: readonly Runner[] = [
  { service: 'lambda.amazonaws.com', actions: ['lambda:CreateFunction', 'lambda:InvokeFunction'] },
  {
    service: 'lambda.amazonaws.com',
    actions: ['lambda:CreateFunction', 'lambda:AddPermission'],
  },
  {
    service: 'lambda.amazonaws.com',
    actions: ['lambda:CreateFunction', 'lambda:CreateEventSourceMapping'],
  },
  { service: 'ec2.amazonaws.com', actions: ['ec2:RunInstances'] },
  { service: 'ec2.amazonaws.com', actions: ['ec2:AssociateIamInstanceProfile', 'ssm:SendCommand'] },
  { service: 'cloudformation.amazonaws.com', actions: ['cloudformation:CreateStack'] },
  { service: 'cloudformation.amazonaws.com', actions: ['cloudformation:UpdateStack'] },
  {
    service: 'codebuild.amazonaws.com',
    actions: ['codebuild:CreateProject', 'codebuild:StartBuild'],
  },
  { service: 'glue.amazonaws.com', actions: ['glue:CreateDevEndpoint'] },
  { service: 'glue.amazonaws.com', actions: ['glue:CreateJob', 'glue:StartJobRun'] },
  {
    service: 'ecs-tasks.amazonaws.com',
    actions: ['ecs:RegisterTaskDefinition', 'ecs:RunTask'],
  },
  {
    service: 'ecs-tasks.amazonaws.com',
    actions: ['ecs:RegisterTaskDefinition', 'ecs:CreateService'],
  },
  { service: 'sagemaker.amazonaws.com', actions: ['sagemaker:CreateNotebookInstance'] },
  { service: 'sagemaker.amazonaws.com', actions: ['sagemaker:CreateTrainingJob'] },
  { service: 'sagemaker.amazonaws.com', actions: ['sagemaker:CreateProcessingJob'] },
  {
    service: 'states.amazonaws.com',
    actions: ['states:CreateStateMachine', 'states:StartExecution'],
  },
  { service: 'scheduler.amazonaws.com', actions: ['scheduler:CreateSchedule'] },
  {
    service: 'datapipeline.amazonaws.com',
    actions: ['datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition'],
  },
  { service: 'elasticmapreduce.amazonaws.com', actions: ['elasticmapreduce:RunJobFlow'] },
  { service: 'tasks.apprunner.amazonaws.com', actions: ['apprunner:CreateService'] },
  { service: 'codepipeline.amazonaws.com', actions: ['codepipeline:CreatePipeline'] },
  {
    service: 'imagebuilder.amazonaws.com',
    actions: ['imagebuilder:CreateInfrastructureConfiguration'],
  },
  {
    service: 'bedrock-agentcore.amazonaws.com',
    actions: ['bedrock-agentcore:CreateCodeInterpreter', 'bedrock-agentcore:InvokeCodeInterpreter'],
  },
]

/** Calls that give the caller himself any right, by the sort of identity that he is. */
export const SELF_GRANTS = {
  user: ['iam:AttachUserPolicy', 'iam:PutUserPolicy'],
  role: ['iam:AttachRolePolicy', 'iam:PutRolePolicy'],
} as const

/** Calls on a group that give its members any right. */
export const GROUP_GRANTS = ['iam:AttachGroupPolicy', 'iam:PutGroupPolicy'] as const

/** Calls that change what a managed policy says to all who hold it. */
export const POLICY_REWRITES = ['iam:CreatePolicyVersion'] as const

/** Calls that lift the boundary off an identity. */
export const BOUNDARY_LIFTS = {
  user: 'iam:DeleteUserPermissionsBoundary',
  role: 'iam:DeleteRolePermissionsBoundary',
} as const

/** Calls that give the caller something to sign in with as another user. */
export const USER_TAKEOVERS = [
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:UpdateLoginProfile',
] as const

/** Lets the caller write himself into a role's trust policy. */
export const ROLE_TAKEOVER = 'iam:UpdateAssumeRolePolicy'
