# syntax=docker/dockerfile:1
# The service, in any role. Build from the repository's root: docker build -f docker/service.Dockerfile -t sagas .

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
# CI=true restores in locked mode: a package that is not in a lock file, or has an advisory, stops the build.
ENV CI=true NUGET_PACKAGES=/packages DOTNET_CLI_TELEMETRY_OPTOUT=1
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/ src/
RUN --mount=type=cache,target=/packages dotnet publish src/Sagas.Service --configuration Release --output /app --nologo

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# The root file system may be read-only. Written to are /data (SQLite, the simulator's book) and /tmp alone.
# Diagnostics would want a socket in /tmp; the image's own HTTP_PORTS would open a second listener.
ENV DOTNET_EnableDiagnostics=0 ASPNETCORE_HTTP_PORTS= Urls=http://0.0.0.0:5080
RUN install --directory --owner=$APP_UID --group=$APP_UID --mode=0700 /data
COPY --from=build /app /app
VOLUME /data
# Relative paths start at the working directory: the default data/sagas.db is /data/sagas.db.
WORKDIR /
USER $APP_UID
EXPOSE 5080
STOPSIGNAL SIGTERM
# No curl in the image: bash opens the connection itself. Ready means database and broker are there, too.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["/bin/bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/5080 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200 '* ]]"]
ENTRYPOINT ["dotnet", "/app/Sagas.Service.dll"]
