namespace Breakwater.Accuracy.Tests.Evidence;

/// <summary>Column lists of the Exchange logs as the reference gives them.</summary>
internal static class Columns
{
    public static readonly string[] HttpProxy74 = Split(
        "DateTime,RequestId,MajorVersion,MinorVersion,BuildVersion,RevisionVersion,ClientRequestId,Protocol,UrlHost,UrlStem,ProtocolAction,AuthenticationType,IsAuthenticated,AuthenticatedUser,"
        + "Organization,AnchorMailbox,UserAgent,ClientIpAddress,ServerHostName,HttpStatus,BackEndStatus,ErrorCode,Method,ProxyAction,TargetServer,TargetServerVersion,RoutingType,RoutingHint,BackEndCookie,"
        + "ServerLocatorHost,ServerLocatorLatency,RequestBytes,ResponseBytes,TargetOutstandingRequests,AuthModulePerfContext,HttpPipelineLatency,CalculateTargetBackEndLatency,GlsLatencyBreakup,"
        + "TotalGlsLatency,AccountForestLatencyBreakup,TotalAccountForestLatency,ResourceForestLatencyBreakup,TotalResourceForestLatency,ADLatency,SharedCacheLatencyBreakup,TotalSharedCacheLatency,"
        + "ActivityContextLifeTime,ModuleToHandlerSwitchingLatency,ClientReqStreamLatency,BackendReqInitLatency,BackendReqStreamLatency,BackendProcessingLatency,BackendRespInitLatency,"
        + "BackendRespStreamLatency,ClientRespStreamLatency,KerberosAuthHeaderLatency,HandlerCompletionLatency,RequestHandlerLatency,HandlerToModuleSwitchingLatency,ProxyTime,CoreLatency,RoutingLatency,"
        + "HttpProxyOverhead,TotalRequestTime,RouteRefresherLatency,UrlQuery,BackEndGenericInfo,GenericInfo,GenericErrors,EdgeTraceId,DatabaseGuid,UserADObjectGuid,PartitionEndpointLookupLatency,RoutingStatus");

    private static readonly string[] NotIn53 =
    [
        "UrlHost", "RoutingType", "SharedCacheLatencyBreakup", "TotalSharedCacheLatency", "ClientReqStreamLatency", "BackendReqInitLatency", "BackendReqStreamLatency", "BackendProcessingLatency",
        "BackendRespInitLatency", "BackendRespStreamLatency", "ClientRespStreamLatency", "CoreLatency", "RoutingLatency", "RouteRefresherLatency", "BackEndGenericInfo", "EdgeTraceId",
        "ModuleToHandlerSwitchingLatency", "HandlerToModuleSwitchingLatency", "HttpProxyOverhead", "ActivityContextLifeTime",
    ];

    public static readonly string[] Ews = Split(
        "DateTime,RequestId,MajorVersion,MinorVersion,BuildVersion,RevisionVersion,Ring,ClientRequestId,AuthenticationType,IsAuthenticated,AuthenticatedUser,Organization,UserAgent,VersionInfo,"
        + "ClientIpAddress,ServerHostName,FrontEndServer,SoapAction,HttpStatus,RequestSize,ResponseSize,ErrorCode,ImpersonatedUser,ProxyAsUser,ActAsUser,Cookie,CorrelationGuid,PrimaryOrProxyServer,"
        + "TaskType,RemoteBackendCount,LocalMailboxCount,RemoteMailboxCount,LocalIdCount,RemoteIdCount,GenericInfo,AuthenticationErrors,GenericErrors,Puid,StartTime,ProcessId,WorkClassification");

    public static readonly string[] RpsHttp = Split(
        "DateTime,StartTime,RequestId,MajorVersion,MinorVersion,BuildVersion,RevisionVersion,ClientRequestId,UrlHost,UrlStem,AuthenticationType,IsAuthenticated,AuthenticatedUser,Organization,"
        + "ManagedOrganization,ClientIpAddress,ServerHostName,FrontEndServer,HttpStatus,SubStatus,ErrorCode,Action,CommandId,CommandName,SessionId,ShellId,FailFast,ContributeToFailFast,RequestBytes,"
        + "ClientInfo,CPU,Memory,ActivityContextLifeTime,TotalTime,UrlQuery,GenericLatency,GenericInfo,GenericErrors");

    public static readonly string[] RpsCmdlet = Split(
        "DateTime,StartTime,RequestId,ClientRequestId,MajorVersion,MinorVersion,BuildVersion,RevisionVersion,ServerHostName,ProcessId,ProcessName,ThreadId,CultureInfo,Organization,AuthenticatedUser,"
        + "ExecutingUserSid,EffectiveOrganization,UserServicePlan,IsAdmin,ClientApplication,Cmdlet,Parameters,CmdletUniqueId,UserBudgetOnStart,ContributeToFailFast,RunspaceSettingsCreationHint,"
        + "ADViewEntireForest,ThrottlingInfo,TotalTime,ErrorType,ExecutionResult,CacheHitCount,CacheMissCount,GenericLatency,GenericInfo,GenericErrors,ObjectGuid,NonPiiParameters");

    public static readonly string[] Tracking = Split(
        "date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,connector-id,source,event-id,internal-message-id,message-id,network-message-id,recipient-address,recipient-status,"
        + "total-bytes,recipient-count,related-recipient-address,reference,message-subject,sender-address,return-path,message-info,directionality,tenant-id,original-client-ip,original-server-ip,"
        + "custom-data,transport-traffic-type,log-id,schema-version");

    public static readonly string[] Iis = ["date", "time", "s-ip", "cs-method", "cs-uri-stem", "cs-uri-query", "s-port", "cs-username", "c-ip", "cs(User-Agent)", "cs(Referer)", "sc-status", "sc-substatus", "sc-win32-status", "time-taken"];

    public static readonly string[] Iis2010 = [.. Iis.Where(c => c != "cs(Referer)")];

    /// <summary>An administrator who ticked everything and dragged it about.</summary>
    public static readonly string[] IisReordered =
    [
        "date", "time", "s-sitename", "s-computername", "s-ip", "s-port", "c-ip", "cs-username", "cs-host", "cs-method", "cs-uri-stem", "cs-uri-query", "sc-status", "sc-substatus", "sc-win32-status",
        "sc-bytes", "cs-bytes", "time-taken", "cs-version", "cs(User-Agent)", "cs(Cookie)", "cs(Referer)", "X-Forwarded-For",
    ];

    public static string[] HttpProxy(int count) => count switch
    {
        53 => [.. HttpProxy74[..^5].Where(c => !NotIn53.Contains(c)), "ModuleToHandlerSwitching", "FirstResponseByteReceived", "HandlerToModuleSwitching"],
        69 => HttpProxy74[..^5],
        _ => HttpProxy74,
    };

    private static string[] Split(string names) => names.Split(',');
}
