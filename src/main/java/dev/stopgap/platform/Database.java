package dev.stopgap.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * The one PostgreSQL of this installation: the server that {@code DATABASE_URL} names, or one started here with its data
 * kept in the data directory. The engine's tables stand in schema {@code public}, ours in {@code app}.
 */
@Configuration
class Database {

    // Threads of the job executor, of the web, and one spare; each may need a second connection (REQUIRES_NEW).
    private static final int POOL_SIZE = 40;

    @Bean(destroyMethod = "close")
    @Conditional(NoDatabaseUrl.class)
    EmbeddedServer embeddedServer(StopgapProperties properties, Environment environment) {
        return EmbeddedServer.start(properties.data("postgres"), environment.acceptsProfiles(Profiles.of("drill")));
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(
            Environment environment,
            @Value("${DATABASE_URL:}") String url,
            @Value("${DATABASE_USER:}") String user,
            @Value("${DATABASE_PASSWORD:}") String password,
            ObjectProvider<EmbeddedServer> embeddedServer) {
        EmbeddedServer embedded = embeddedServer.getIfAvailable();
        if (embedded != null) {
            return pool(embedded.url(), "postgres", "postgres");
        }
        if (environment.acceptsProfiles(Profiles.of("drill"))) {
            throw new StartupFailure(
                    "DATABASE_URL is set, and this is a drill: a drill never touches a live database.",
                    "Unset DATABASE_URL for the drill; it starts a database of its own.",
                    null);
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StartupFailure(
                    "DATABASE_URL is \"" + url + "\", which is not a JDBC URL of PostgreSQL.",
                    "Set it to jdbc:postgresql://HOST:5432/NAME, or unset it to use the built-in PostgreSQL.",
                    null);
        }
        return checked(pool(url, user, password), url);
    }

    private static HikariDataSource pool(String url, String user, String password) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(4);
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql("set search_path to public, app");
        config.setPoolName("stopgap");
        return new HikariDataSource(config);
    }

    private static DataSource checked(HikariDataSource pool, String url) {
        try (var connection = pool.getConnection()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < 14) {
                throw new StartupFailure(
                        "DATABASE_URL \"" + url + "\" is PostgreSQL " + version + ".",
                        "Use PostgreSQL 14 or newer.",
                        null);
            }
            return pool;
        } catch (SQLException e) {
            pool.close();
            throw new StartupFailure(
                    "The database at DATABASE_URL \"" + url + "\" cannot be reached: " + e.getMessage(),
                    "Check that the server runs, and DATABASE_USER and DATABASE_PASSWORD.",
                    e);
        }
    }
}
