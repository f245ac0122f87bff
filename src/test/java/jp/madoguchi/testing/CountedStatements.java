package jp.madoguchi.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * A data source that notes each statement prepared on it, so that a test can say that their number doesn't grow with the data.
 * It takes the connection of the running transaction where there is one.
 */
public final class CountedStatements extends AbstractDataSource {
    private final DataSource real;
    private final List<String> statements = new ArrayList<>();

    public CountedStatements(DataSource real) {
        this.real = real;
    }

    /** How many statements the work took. */
    public int during(Supplier<?> work) {
        statements.clear();
        work.get();
        return statements.size();
    }

    public List<String> statements() {
        return List.copyOf(statements);
    }

    @Override
    public Connection getConnection() {
        Connection connection = DataSourceUtils.getConnection(real);
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.add((String) args[0]);
                    }
                    if (method.getName().equals("close")) {
                        DataSourceUtils.releaseConnection(connection, real);
                        return null;
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) {
        return getConnection();
    }
}
