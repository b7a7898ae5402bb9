using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sagas.Service.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PaymentProgress : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "current_step",
                schema: "payments",
                table: "payment");

            migrationBuilder.AddColumn<string>(
                name: "progress",
                schema: "payments",
                table: "payment",
                type: "text",
                nullable: false,
                defaultValue: "{}");

            // Payments that have ended by the build before stay ended; one under way there has no progress, and its next message is set aside in words.
            migrationBuilder.Sql("""UPDATE payments.payment SET progress = '{"version":1,"course":"Completed"}' WHERE state = 'Completed'""");
            migrationBuilder.Sql("""UPDATE payments.payment SET progress = '{"version":1,"course":"Compensated"}' WHERE state = 'Failed'""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "progress",
                schema: "payments",
                table: "payment");

            migrationBuilder.AddColumn<string>(
                name: "current_step",
                schema: "payments",
                table: "payment",
                type: "character varying(50)",
                maxLength: 50,
                nullable: true);
        }
    }
}
