@echo off
rem Runs Breakwater on Windows. A released breakwater.exe beside this file is preferred; otherwise the checkout is built with the .NET SDK.
setlocal
set "HERE=%~dp0"
if not exist "%HERE%breakwater.exe" goto checkout
rem Not in a block: there the exit code would be the one from before the program ran.
"%HERE%breakwater.exe" %*
exit /b %ERRORLEVEL%

:checkout
where dotnet >nul 2>nul || (
    echo breakwater: neither breakwater.exe beside this file nor the .NET 10 SDK was found 1>&2
    exit /b 1
)
rem The incremental build is quick when nothing changed; its output is shown only when it fails.
set "LOG=%TEMP%\breakwater-build-%RANDOM%.log"
dotnet build "%HERE%src\Breakwater.Cli\Breakwater.Cli.csproj" -c Release -v quiet >"%LOG%" 2>&1
if errorlevel 1 (
    type "%LOG%" 1>&2
    del "%LOG%"
    exit /b 1
)
del "%LOG%"
dotnet "%HERE%artifacts\bin\Breakwater.Cli\release\breakwater.dll" %*
exit /b %ERRORLEVEL%
